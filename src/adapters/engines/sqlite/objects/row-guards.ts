import type { Sides } from '../../../../domain/plan/dialect.js';
import type { RebuildStep } from '../../../../domain/plan/step.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import { childrenOfKind } from '../../../../domain/schema/state.js';
import { affinityOf } from '../sql/affinity.js';
import { guardNoneMissing, guardRows, guardValues } from '../sql/guard.js';
import { quoteName } from '../sql/quote.js';
import type { CopiedColumn } from './copied-columns.js';
import { copiedColumns } from './copied-columns.js';

const nameIn = (object: Column | Table): string => object.path.at(-1) ?? '';

/**
 * The guards between copying the rows of a table and dropping it: as many rows, and the same values in every column
 * that comes along. `rowid` is the name by which rowids were copied, where they were.
 */
export function rowGuards(
  step: RebuildStep,
  sides: Sides,
  temporary: string,
  rowid: string | undefined,
): readonly string[] {
  const source = nameIn(step.before);
  const counted = guardRows(source, temporary);
  const copied = copiedColumns(step.before, step.after, sides);
  if (copied.length === 0) return [counted];
  const key = rowid === undefined ? sameKey(step, copied, sides) : [`n.${rowid} = o.${rowid}`];
  if (key !== undefined) {
    const same = copied.map((pair) => sameValue(pair, step));
    return [counted, guardValues(source, temporary, key.join(' AND '), same.join(' AND '))];
  }
  const exact = copied.filter((pair) => isExact(pair, step));
  if (exact.length === 0) return [counted];
  const list = (side: 'from' | 'to'): string =>
    exact.map((pair) => `+${quoteName(nameIn(pair[side]))} COLLATE BINARY`).join(', ');
  return [counted, guardNoneMissing(source, list('from'), temporary, list('to'))];
}

/** Where the primary key stays what it is, rows are found by it. */
function sameKey(
  step: RebuildStep,
  copied: readonly CopiedColumn[],
  sides: Sides,
): readonly string[] | undefined {
  const [before] = childrenOfKind(sides.before, step.before.id, 'primary-key');
  const [after] = childrenOfKind(sides.after, step.after.id, 'primary-key');
  if (!before || before.columns.length !== after?.columns.length) return undefined;
  const pairs = after.columns.map((name, index) =>
    copied.find(({ from, to }) => nameIn(to) === name && nameIn(from) === before.columns[index]),
  );
  const known = pairs.filter((pair) => pair !== undefined);
  const stays = known.every((pair) => isExact(pair, step) && pair.from.collation === pair.to.collation);
  if (known.length < pairs.length || !stays) return undefined;
  return known.map(({ from, to }) => `n.${quoteName(nameIn(to))} = o.${quoteName(nameIn(from))}`);
}

/** Whether values are stored in the new column just as in the old one. */
function isExact({ from, to }: CopiedColumn, { before, after }: RebuildStep): boolean {
  return affinityOf(from.type, before.strict) === affinityOf(to.type, after.strict);
}

/** A unary plus takes a column's affinity from it, so that 1 and '1' differ. Of other types only NULL must stay. */
function sameValue(pair: CopiedColumn, step: RebuildStep): string {
  const [from, to] = [`o.${quoteName(nameIn(pair.from))}`, `n.${quoteName(nameIn(pair.to))}`];
  return isExact(pair, step) ? `+${to} IS +${from} COLLATE BINARY` : `(${to} IS NULL) = (${from} IS NULL)`;
}
