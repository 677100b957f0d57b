import type { Alter, Create, Drop } from '../../../../domain/diff/change.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { MaterializedView } from '../../../../domain/schema/objects/view.js';
import { childrenOfKind, dependentsOf } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { qualified } from '../sql/quote.js';
import { changesType } from './column-alter.js';
import { isConstant } from './column-clause.js';
import { columnsOfType } from './domain-users.js';
import { elementOf } from './named-type.js';
import { changesOrigin } from './origin.js';

/** The table of which a change writes every row anew, or may. */
function rewritten(change: Create | Drop | Alter, { after }: Sides): ObjectId | undefined {
  if (change.verb === 'drop') return undefined;
  if (change.verb === 'create') {
    const { object } = change;
    if (object.kind !== 'column') return undefined;
    const presets = childrenOfKind(after, object.id, 'default');
    const isFilled =
      object.identity !== undefined ||
      object.generated?.stored === true ||
      presets.some(({ expression }) => !isConstant(expression));
    return isFilled ? object.parent : undefined;
  }
  const { before: old, after: now } = change;
  if (old.kind === 'column' && now.kind === 'column') {
    return changesType(old, now) || changesOrigin(old, now) ? old.parent : undefined;
  }
  if (old.kind !== 'table' || now.kind !== 'table') return undefined;
  return old.unlogged !== now.unlogged || old.accessMethod !== now.accessMethod ? old.id : undefined;
}

/** The materialized views that have a column of the table's rows. */
function viewsOfType(table: ObjectId, state: SchemaState): readonly MaterializedView[] {
  const type = qualified(state.objects.get(table)?.path ?? []);
  return dependentsOf(state, table).filter(
    (object): object is MaterializedView =>
      object.kind === 'materialized-view' &&
      object.columns?.some((column) => elementOf(column.type) === type) === true,
  );
}

/**
 * The columns, and the materialized views with columns, that hold rows of a table which is written anew: the server
 * doesn't reach those.
 * https://www.postgresql.org/docs/current/rowtypes.html
 */
export function rowsInside(
  change: Create | Drop | Alter,
  { before, after }: Sides,
): readonly (Column | MaterializedView)[] {
  const table = rewritten(change, { before, after });
  if (table === undefined) return [];
  return [
    ...columnsOfType(table, before).filter(({ generated }) => !generated),
    ...viewsOfType(table, before),
  ];
}
