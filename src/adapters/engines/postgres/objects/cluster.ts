import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import { childrenOf, find } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { qualified, quoteName } from '../sql/quote.js';

/** An index or a key, as far as the order of rows goes. */
interface Clusterable {
  readonly id: ObjectId;
  readonly parent?: ObjectId | undefined;
  readonly clustered?: boolean | undefined;
}

function alterOwner({ id, parent }: Clusterable, action: string, state: SchemaState): readonly Statement[] {
  const view = find(state, 'materialized-view', parent);
  const owner = view ?? find(state, 'table', parent);
  if (!owner) return [];
  const kind = view ? 'MATERIALIZED VIEW' : 'TABLE';
  const sql = `ALTER ${kind} ${qualified(owner.path)} ${action}`;
  return [statement(sql, [id], { lock: 'blocks schema changes' })];
}

/** Marks the index that was just made, where rows are kept in its order. */
export function clusterOn(object: Clusterable, name: string, state: SchemaState): readonly Statement[] {
  return object.clustered ? alterOwner(object, `CLUSTER ON ${quoteName(name)}`, state) : [];
}

const isClustered = (object: SchemaObject): boolean => 'clustered' in object && object.clustered === true;

/** Moves the mark; the one that another index of the same table takes over needs no word. */
export function clusterChange(
  before: Clusterable,
  after: Clusterable,
  name: string,
  state: SchemaState,
): readonly Statement[] {
  if (before.clustered === after.clustered) return [];
  if (after.clustered) return clusterOn(after, name, state);
  const isTaken = after.parent !== undefined && childrenOf(state, after.parent).some(isClustered);
  return isTaken ? [] : alterOwner(after, 'SET WITHOUT CLUSTER', state);
}
