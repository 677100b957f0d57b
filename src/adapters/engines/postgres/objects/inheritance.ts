import { objectId } from '../../../../domain/schema/id.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { Inheritance } from '../../../../domain/schema/objects/partition.js';
import { qualified } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { modelledTable } from './catalog.js';
import { fostersGo } from './foster.js';
import { checksFromAlone } from './inherited-checks.js';
import type { ObjectSql } from './object-sql.js';
import { notNullBound, notNullFreed } from './not-null.js';
import { never } from './object-sql.js';
import { parentsInOrder } from './parent-order.js';
import { number, text } from './row.js';

/** Reads which tables have columns from other tables or from a composite type. */
export const inheritanceCatalog: CatalogReader = {
  table: ['schema', 'name'],
  present: `(exists (select from pg_catalog.pg_inherits) or ${made('pg_class', 'x.reloftype <> 0')})`,
  query: (reading) => `
    select n.nspname as schema, c.relname as name, u.origin, u.ordinal, u.above_schema, u.above_name
    from ${reading.tables} c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    cross join lateral (
      select 'table' as origin, pn.nspname as above_schema, p.relname as above_name,
        (select pg_catalog.count(*) from pg_catalog.pg_inherits b
        where b.inhrelid = i.inhrelid and b.inhseqno <= i.inhseqno)::integer as ordinal
      from pg_catalog.pg_inherits i
      join pg_catalog.pg_class p on p.oid = i.inhparent
      join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
      where i.inhrelid = c.oid and not c.relispartition
      union all
      select 'type', tn.nspname, t.typname, 0 from pg_catalog.pg_type t
      join pg_catalog.pg_namespace tn on tn.oid = t.typnamespace where t.oid = c.reloftype) u
    where ${modelledTable(reading)}`,
  read(row) {
    const table = [text(row, 'schema'), text(row, 'name')];
    const of = [text(row, 'above_schema'), text(row, 'above_name')];
    const from = text(row, 'origin') === 'type' ? 'type' : 'table';
    const path = [...table, ...of];
    const ordinal = number(row, 'ordinal');
    const object: Inheritance = {
      kind: 'inheritance',
      id: objectId('inheritance', path),
      path,
      parent: objectId('table', table),
      needs: [objectId(from === 'type' ? 'composite' : 'table', of)],
      ordinal,
      of,
      from,
      place: ordinal > 1 ? ordinal : undefined,
    };
    return [{ object, addresses: [] }];
  },
};

function alterTable(object: Inheritance, action: string): readonly Statement[] {
  const table = qualified(object.path.slice(0, -2));
  return [statement(`ALTER TABLE ${table} ${action}`, [object.id], { lock: 'blocks reads and writes' })];
}

/** The SQL of inheritance, where CREATE TABLE doesn't carry it. */
export const inheritanceSql: ObjectSql<Inheritance> = {
  embeds: ({ from }) => (from === 'table' ? 'always' : 'never'),
  way: () => 'alone',
  create: (object, _embedded, sides) => [
    ...(object.from === 'table' ? notNullBound(object.parent, sides) : []),
    ...alterTable(object, `${object.from === 'table' ? 'INHERIT' : 'OF'} ${qualified(object.of)}`),
    ...(object.from === 'table' ? [...fostersGo(object, sides), ...checksFromAlone(object, sides)] : []),
    ...parentsInOrder(object, sides),
  ],
  drop: (object, sides) =>
    object.from === 'table'
      ? [...alterTable(object, `NO INHERIT ${qualified(object.of)}`), ...notNullFreed(object.parent, sides)]
      : alterTable(object, 'NOT OF'),
  alter: (_before, after, sides) => parentsInOrder(after, sides),
  rename: () => never('inheritance has no name'),
};
