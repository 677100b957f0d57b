import type { Statement } from '../plan/statement.js';
import { compareText } from '../schema/text.js';
import { blocksTable } from './blocks-table.js';
import { dropsData } from './drops-data.js';
import { narrowsType } from './narrows-type.js';
import { needsRows } from './needs-rows.js';
import { rewritesTable } from './rewrites-table.js';
import type { Risk } from './risk.js';

const rules = [dropsData, narrowsType, rewritesTable, blocksTable, needsRows] as const;

const levels = { danger: 0, warning: 1, notice: 2 } as const;

/** Every risk of the statements, each once, the gravest first. */
export function judge(statements: readonly Statement[]): readonly Risk[] {
  const found = new Map<string, Risk>();
  for (const statement of statements) {
    for (const rule of rules)
      for (const risk of rule(statement)) found.set(`${risk.code} ${risk.object}`, risk);
  }
  return [...found.values()].sort(
    (a, b) =>
      levels[a.level] - levels[b.level] || compareText(a.code, b.code) || compareText(a.object, b.object),
  );
}
