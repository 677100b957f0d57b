import type { Effect } from '../../../../domain/plan/effect.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import { find } from '../../../../domain/schema/state.js';
import { qualified } from '../sql/quote.js';
import { partitionedAbove, partitionsBelow } from './kinship.js';

const lock = 'blocks reads and writes';

/** A foreign table is made and dropped as such; what lies between ALTER TABLE does to it too. */
export function tableWord(table: Table): string {
  return table.foreign ? 'FOREIGN TABLE' : 'TABLE';
}

/** Drops a table, which takes its partitions along. */
export function dropTable(table: Table, sides: Sides): readonly Statement[] {
  const effects = [table.id, ...partitionsBelow(table.id, sides.before)]
    .filter((id) => losesRows(id, table, sides))
    .map((object): Effect => ({ kind: 'drops-data', object }));
  return [
    ...detachReferenced(table, sides),
    statement(`DROP ${tableWord(table)} ${qualified(table.path)}`, [table.id], { lock, effects }),
  ];
}

/** A partition that stays waits outside; the whole holds no rows itself, and a foreign table's are elsewhere. */
function losesRows(id: ObjectId, dropped: Table, { before, after }: Sides): boolean {
  const table = find(before, 'table', id);
  if (!table || table.foreign || table.partitionBy !== undefined) return false;
  return id === dropped.id || !after.objects.has(id);
}

/** A foreign key to the whole keeps the server from dropping a part, though not from letting it go. */
function detachReferenced(table: Table, { before }: Sides): readonly Statement[] {
  const [nearest, ...others] = partitionedAbove(table.id, before);
  const whole = find(before, 'table', nearest);
  if (!whole) return [];
  const above = new Set([whole.id, ...others]);
  const isReferenced = [...before.objects.values()].some(
    (each) => each.kind === 'foreign-key' && above.has(objectId('table', each.references)),
  );
  const sql = `ALTER TABLE ${qualified(whole.path)} DETACH PARTITION ${qualified(table.path)}`;
  return isReferenced ? [statement(sql, [table.id], { lock })] : [];
}
