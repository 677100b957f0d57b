import type { Sides } from '../../../../domain/plan/dialect.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import { affinityOf } from '../sql/affinity.js';
import { isName, tokensOf } from '../sql/tokens.js';

const nameIn = (column: Column): string => (column.path.at(-1) ?? '').toLowerCase();

function isOther(from: Column, to: Column, sides: Sides): boolean {
  const isStrict = (column: Column, state: SchemaState): boolean | undefined =>
    find(state, 'table', column.parent)?.strict;
  return (
    affinityOf(from.type, isStrict(from, sides.before)) !== affinityOf(to.type, isStrict(to, sides.after)) ||
    from.collation !== to.collation ||
    from.generated?.expression !== to.generated?.expression
  );
}

/**
 * The columns, in lower case, whose values are stored or compared otherwise after a change: a key or a check over
 * them can fail on rows that satisfied it before, although it is the same itself.
 */
export function changedValues(before: ObjectId, after: ObjectId, sides: Sides): ReadonlySet<string> {
  const columns = (state: SchemaState, table: ObjectId): readonly Column[] =>
    childrenOfKind(state, table, 'column');
  const old = new Map(columns(sides.before, before).map((column) => [nameIn(column), column]));
  const changed = columns(sides.after, after).filter((column) => {
    const from = old.get(nameIn(column));
    return from !== undefined && isOther(from, column, sides);
  });
  return new Set(changed.map(nameIn));
}

/** Whether an expression names one of the columns. */
export function namesAny(expression: string, columns: ReadonlySet<string>): boolean {
  if (columns.size === 0) return false;
  return tokensOf(expression).some((token) => isName(token) && columns.has(token.value.toLowerCase()));
}
