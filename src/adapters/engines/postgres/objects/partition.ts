import { objectId } from '../../../../domain/schema/id.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import type { Effect } from '../../../../domain/plan/effect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { equalObjects } from '../../../../domain/schema/equal.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { ForeignKey } from '../../../../domain/schema/objects/constraints.js';
import type { Partition } from '../../../../domain/schema/objects/partition.js';
import { childrenOfKind } from '../../../../domain/schema/state.js';
import { qualified, quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { modelledTable } from './catalog.js';
import { clonedKeys } from './cloned-keys.js';
import { keysAbove } from './referring-keys.js';
import { isRemade, linksBelow, partitionedAbove } from './kinship.js';
import type { ObjectSql } from './object-sql.js';
import { notNullBound, notNullFreed } from './not-null.js';
import { never } from './object-sql.js';
import { text } from './row.js';
import { isInteger, startBehind } from './start-behind.js';

/** Reads which tables are partitions of which. */
export const partitionCatalog: CatalogReader = {
  table: ['schema', 'name'],
  present: 'exists (select from pg_catalog.pg_inherits)',
  query: (reading) => `
    select n.nspname as schema, c.relname as name, pn.nspname as above_schema, p.relname as above_name,
      pg_catalog.pg_get_expr(c.relpartbound, c.oid) as bound
    from ${reading.tables} c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_inherits i on i.inhrelid = c.oid
    join pg_catalog.pg_class p on p.oid = i.inhparent
    join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
    where c.relispartition and ${modelledTable(reading)}`,
  read(row) {
    const path = [text(row, 'schema'), text(row, 'name')];
    const of = [text(row, 'above_schema'), text(row, 'above_name')];
    const object: Partition = {
      kind: 'partition',
      id: objectId('partition', path),
      path,
      parent: objectId('table', path),
      needs: [objectId('table', of)],
      of,
      bound: text(row, 'bound'),
    };
    return [{ object, addresses: [] }];
  },
};

const lock = 'blocks reads and writes';

/** Rows of the table must lie within its bound, and none of those in the default partition may. */
function attachEffects(partition: Partition, { before }: Sides): readonly Effect[] {
  const others = linksBelow(objectId('table', partition.of), before).filter(
    (link) => link.kind === 'partition' && link.bound === 'DEFAULT',
  );
  const own = { table: partition.parent ?? '', why: 'its rows must lie within its bound' };
  const rest = others.map(({ parent = '' }) => ({
    table: parent,
    why: 'rows here may belong to a new partition',
  }));
  return [own, ...rest]
    .filter(({ table }) => before.objects.has(table))
    .flatMap(({ table, why }): readonly Effect[] => [
      { kind: 'scans-table', object: table },
      { kind: 'needs-fitting-rows', object: partition.id, table, why },
    ]);
}

function attach(partition: Partition, sides: Sides): Statement {
  const sql = `ALTER TABLE ${qualified(partition.of)} ATTACH PARTITION ${qualified(partition.path)} ${partition.bound}`;
  return statement(sql, [partition.id], {
    lock: 'blocks schema changes',
    effects: attachEffects(partition, sides),
  });
}

function keepsForm(id: ObjectId, { before, after }: Sides): boolean {
  const [old, now] = [before.objects.get(id), after.objects.get(id)];
  return old !== undefined && now !== undefined && equalObjects(old, now);
}

/**
 * Whether the table has the foreign key all the time: as its own, or again from above, which takes an equal one over.
 * What it stands on must stay as it is.
 */
function isWanted(key: ForeignKey, { before, after }: Sides): boolean {
  const now = after.objects.get(key.id);
  const again = clonedKeys(key.parent, after);
  const isThere = [...(now ? [now] : []), ...again].some((each) => equalObjects(key, each));
  return isThere && key.needs.every((id) => keepsForm(id, { before, after }));
}

/**
 * A table that leaves keeps the foreign keys that it had from above, also where it comes back below another one; but for
 * those to the tables above, which go before it leaves.
 */
function detach(partition: Partition, sides: Sides): readonly Statement[] {
  const table = qualified(partition.path);
  const stays = childrenOfKind(sides.after, partition.parent ?? '', 'partition').length > 0;
  const above = partitionedAbove(partition.parent ?? '', sides.before);
  const within = keysAbove(partition, sides).filter(({ parent }) => above.includes(parent ?? ''));
  const gone = new Set(within.map(nameOf));
  const left = clonedKeys(partition.parent, sides.before).filter(
    (key) => !gone.has(nameOf(key)) && !isWanted(key, sides),
  );
  return [
    statement(`ALTER TABLE ${qualified(partition.of)} DETACH PARTITION ${table}`, [partition.id], { lock }),
    ...(stays ? [] : notNullFreed(partition.parent, sides)),
    ...left.map((key) =>
      statement(`ALTER TABLE ${table} DROP CONSTRAINT ${quoteName(nameOf(key))}`, [partition.id], { lock }),
    ),
  ];
}

/** The sequences of a table above that is made anew count on behind the rows which the partition brings. */
function startsBehind(partition: Partition, sides: Sides): readonly Statement[] {
  return partitionedAbove(partition.parent ?? '', sides.after)
    .filter((table) => isRemade(table, sides))
    .flatMap((table) => childrenOfKind(sides.after, table, 'column'))
    .flatMap((column) => {
      const [owned] = childrenOfKind(sides.after, column.id, 'sequence');
      const options = column.identity ?? owned;
      return options && isInteger(column.type) ? [startBehind(column, options)] : [];
    });
}

/** The SQL of partitions: a table comes and goes as one with all its rows. */
export const partitionSql: ObjectSql<Partition> = {
  way: () => 'replace',
  create: (object, _embedded, sides) => [
    ...notNullBound(object.parent, sides),
    attach(object, sides),
    ...startsBehind(object, sides),
  ],
  drop: (object, sides) => detach(object, sides),
  alter: () => never('a partition has a new bound only when it is attached again'),
  rename: () => never('a partition is named by its table'),
};
