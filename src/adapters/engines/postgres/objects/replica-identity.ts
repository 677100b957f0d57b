import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import { find } from '../../../../domain/schema/state.js';
import { qualified, quoteName } from '../sql/quote.js';

const marker = 'index ';

/** The facet of a table that a certain index identifies rows for replication. */
export function byIndex(name: string): string {
  return marker + name;
}

/** Sets a table's replica identity; where an index is meant, that index stands already. */
export function setReplicaIdentity(table: Table): Statement {
  const identity = table.replicaIdentity ?? 'default';
  const action = identity.startsWith(marker)
    ? `USING INDEX ${quoteName(identity.slice(marker.length))}`
    : identity.toUpperCase();
  return statement(`ALTER TABLE ${qualified(table.path)} REPLICA IDENTITY ${action}`, [table.id], {
    lock: 'blocks reads and writes',
  });
}

/** Whether the index a table's replica identity names is made by a later statement, which then sets it. */
export function comesLater(table: Table, madeNow: ReadonlySet<string>): boolean {
  const { replicaIdentity } = table;
  return replicaIdentity?.startsWith(marker) === true && !madeNow.has(replicaIdentity.slice(marker.length));
}

/** After an index or key of that name is made: the replica identity of its table, if it is the one. */
export function replicaIdentityOf(
  name: string,
  table: ObjectId | undefined,
  { after }: Sides,
): readonly Statement[] {
  const owner = find(after, 'table', table);
  return owner?.replicaIdentity === byIndex(name) ? [setReplicaIdentity(owner)] : [];
}
