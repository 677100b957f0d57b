import { SchemactlError } from '../error.js';
import { canonicalText } from '../sql/canonical.js';
import { tokensIn } from '../sql/lexer.js';
import { lineCounter } from '../sql/line.js';
import { splitStatements } from '../sql/split.js';
import { findDirectives, isTransactional } from './directives.js';
import { parseHeaders } from './headers.js';
import type { ParseContext, ParsedRevision } from './parse.js';
import { warningsOf } from './warnings.js';

/** When a repeatable revision runs: on every run, or when its text is another than the one that ran last. */
export type RepeatWhen = 'always' | 'changed';

/** What the name of a repeatable says. */
export interface RepeatableName {
  /** The name without `.sql`: under it the record is kept, where digits would stand for a version. */
  readonly version: string;
  readonly name: string;
  readonly when: RepeatWhen;
}

const pattern = /^((RA|ROC|R)__([^\n]+))\.sql$/;

/** Reads `RA__name.sql` (on every run), `ROC__name.sql` and `R__name.sql` (when changed); dbmate passes over all three. */
export function parseRepeatableName(file: string): RepeatableName | undefined {
  const [, version, prefix, name] = pattern.exec(file) ?? [];
  if (version === undefined || name === undefined) return undefined;
  return { version, name, when: prefix === 'RA' ? 'always' : 'changed' };
}

/**
 * Parses a repeatable: the whole file runs, in one transaction unless a line `-- migrate:up transaction:false` says
 * otherwise. Throws BAD_FILE with file and line for a way down, and for more than one statement outside a transaction,
 * since nobody could tell how far it came.
 */
export function parseRepeatable(raw: string, { file, lexis }: ParseContext): ParsedRevision {
  const text = canonicalText(raw);
  const base = file.split(/[\\/]/).at(-1) ?? '';
  const named = parseRepeatableName(base);
  const fail = (message: string, offset: number, hint: string): SchemactlError =>
    new SchemactlError('BAD_FILE', message, { hint, place: { file, line: lineCounter(text)(offset) } });
  if (!named) throw fail(`${base} is no name of a repeatable revision`, 0, 'The form is R__name.sql.');
  const down = wayDown(text);
  if (down !== undefined) throw fail('a repeatable revision has no way down', down, noWayDown);
  const directives = findDirectives(text);
  const transaction = directives.every(isTransactional);
  if (!transaction && splitStatements(text, lexis).length > 1)
    throw fail('a repeatable outside a transaction holds one statement', 0, 'Split it into several files.');
  return {
    version: named.version,
    name: named.name,
    up: { sql: text, transaction, line: 1 },
    down: { sql: '', transaction: true, line: 1 },
    headers: parseHeaders(text, tokensIn(text, lexis), text.length),
    warnings: warningsOf(text, directives),
  };
}

const noWayDown =
  'It would run with the rest: take it out. What a repeatable does is undone by changing it, or by a revision.';

/** Where somebody wrote a way down in dbmate's or jetbase's manner. */
function wayDown(text: string): number | undefined {
  const directive = findDirectives(text).find(({ direction }) => direction === 'down');
  const line = /(?<=^|\n)[\t ]*--[\t ]*rollback[\t ]*(?=\n|$)/i.exec(text);
  return directive?.start ?? line?.index;
}
