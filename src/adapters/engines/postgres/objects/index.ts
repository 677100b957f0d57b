import { objectId } from '../../../../domain/schema/id.js';
import type { Index, IndexKey } from '../../../../domain/schema/objects/index-object.js';
import type { CatalogReader } from './catalog.js';
import { hasRelations } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import { unbracketed } from './column-clause.js';
import { collationName, settableOptions } from './column.js';
import { expressionOf } from './expression.js';
import { joinPartOf, partOfColumns, readPartOf } from './part-of.js';
import type { Row } from './row.js';
import { flag, number, rows, some, text, textOrNone, texts } from './row.js';

/** The collation that an expression takes from the columns it reads, where they agree on one. */
const derived = `
  select case when pg_catalog.count(distinct da.attcollation) = 1 then pg_catalog.max(da.attcollation) end
  from pg_catalog.pg_depend d
  join pg_catalog.pg_attribute da on da.attrelid = d.refobjid and da.attnum = d.refobjsubid
  where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = i.indexrelid
    and d.refclassid = d.classid and d.refobjid = i.indrelid and da.attcollation <> 0`;

/** What isn't usual is looked up for the few keys that have it: joined for each key, it would cost more than all else. */
const collation = `(
  select ${collationName} from pg_catalog.pg_collation co join pg_catalog.pg_namespace cn on cn.oid = co.collnamespace
  where co.oid = i.indcollation[k.ord - 1])`;

/** SQL: the classes that nobody names: the server's own for their types, of access methods whose classes have no options. */
const plainClasses = `select oc.oid from pg_catalog.pg_opclass oc join pg_catalog.pg_am om on om.oid = oc.opcmethod
  where oc.opcdefault and oc.oid < 16384 and om.amname in ('btree', 'hash')`;

const hasUsualClass = `(i.indclass[k.ord - 1] in (${plainClasses})
  or i.indclass[k.ord - 1] in (select oc.oid from pg_catalog.pg_opclass oc where oc.opcdefault)
  and not exists (select from pg_catalog.pg_attribute ia
    where ia.attrelid = i.indexrelid and ia.attnum = k.ord and ${settableOptions('ia')} is not null))`;

const operatorClass = `(
  select case when ocn.nspname = 'pg_catalog' then '' else pg_catalog.quote_ident(ocn.nspname) || '.' end
    || pg_catalog.quote_ident(oc.opcname)
    || coalesce(' (' || pg_catalog.array_to_string(${settableOptions('ia')}, ', ') || ')', '')
  from pg_catalog.pg_opclass oc
  join pg_catalog.pg_namespace ocn on ocn.oid = oc.opcnamespace
  join pg_catalog.pg_attribute ia on ia.attrelid = i.indexrelid and ia.attnum = k.ord
  where oc.oid = i.indclass[k.ord - 1])`;

/** OFFSET 0 keeps the server from joining the columns of a whole table where one of them is looked up by its number. */
const keys = `
  select pg_catalog.json_agg(pg_catalog.json_build_object(
    'column', a.attname,
    'expression', case when k.attnum = 0 then pg_catalog.pg_get_indexdef(i.indexrelid, k.ord::pg_catalog.int4, false) end,
    'option', (i.indoption::pg_catalog.int2[])[k.ord - 1],
    'collation', case when i.indcollation[k.ord - 1] not in (0, coalesce(a.attcollation, (${derived}), 100)) then ${collation} end,
    'class', case when ${hasUsualClass} then null else ${operatorClass} end)
    order by k.ord)
  from pg_catalog.unnest(i.indkey::pg_catalog.int2[]) with ordinality as k(attnum, ord)
  left join lateral (
    select c.attname, c.attcollation from pg_catalog.pg_attribute c
    where c.attrelid = i.indrelid and c.attnum = k.attnum and k.attnum <> 0 offset 0) a on true
  where k.ord <= i.indnkeyatts`;

/** SQL: only columns and usual things: what the numbers of the columns say together with the rows of those columns. */
const isPlain = `i.indexprs is null
  and i.indclass::pg_catalog.oid[] operator(pg_catalog.<@) (select pg_catalog.array_agg(p.oid) from (${plainClasses}) p)
  and i.indcollation::pg_catalog.oid[] operator(pg_catalog.<@) '{0,100,950,951}'::pg_catalog.oid[]`;

/** SQL: the same as the keys, with less work: only for indexes of which nothing else is asked. */
const plainKeys = `row(i.indkey, i.indnkeyatts, i.indoption, i.indcollation)`;

/** SQL: statistics can be set for expressions alone. */
const statistics = `case when i.indexprs is not null then (
  select pg_catalog.json_agg(pg_catalog.json_build_object('key', ia.attnum, 'target', ia.attstattarget) order by ia.attnum)
  from pg_catalog.pg_attribute ia where ia.attrelid = i.indexrelid and ia.attstattarget >= 0) end`;

const included = `
  case when i.indnatts > i.indnkeyatts then (
    select pg_catalog.json_agg(a.attname order by k.ord)
    from pg_catalog.unnest(i.indkey::pg_catalog.int2[]) with ordinality as k(attnum, ord)
    join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where k.ord > i.indnkeyatts) end`;

/** Reads the indexes that no constraint owns, of tables and materialized views. */
export const indexCatalog: CatalogReader = {
  table: ['schema', 'table_name'],
  present: hasRelations('i', 'I'),
  query: (reading) => `
    select ${reading.key('x.oid')} as oid, n.nspname as schema, c.relname as table_name, c.relkind as table_kind,
      x.relname as name, i.indisunique as is_unique, am.amname as method, x.reloptions as options,
      ts.spcname as tablespace, not i.indisvalid as invalid, i.indisclustered as clustered,
      ${reading.names ? `(${keys})` : `case when ${isPlain} then ${plainKeys}::pg_catalog.text else (${keys})::pg_catalog.text end`} as keys,
      ${statistics} as statistics,
      ${included} as include,
      ${expressionOf(reading, 'i.indpred', 'i.indrelid')} as predicate,
      ${reading.version >= 150000 ? 'i.indnullsnotdistinct' : 'false'} as nulls_not_distinct, ${partOfColumns(reading)}
    from pg_catalog.pg_index i
    join pg_catalog.pg_class x on x.oid = i.indexrelid
    join ${reading.relations} c on c.oid = i.indrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_am am on am.oid = x.relam
    left join pg_catalog.pg_tablespace ts on ts.oid = x.reltablespace
    ${joinPartOf(reading, 'x.oid')}
    where x.relkind in ('i', 'I') and c.relkind in ('r', 'p', 'm') and c.relpersistence <> 't'
      and not exists (select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
      and ${ownSchema} and ${notOfExtension('pg_class', 'x', reading.census)}`,
  read(row) {
    const path = [text(row, 'schema'), text(row, 'name')];
    const parent = text(row, 'table_kind') === 'm' ? 'materialized-view' : 'table';
    const method = text(row, 'method');
    const object: Index = {
      kind: 'index',
      id: objectId('index', path),
      path,
      parent: objectId(parent, [text(row, 'schema'), text(row, 'table_name')]),
      needs: [],
      unique: flag(row, 'is_unique'),
      keys: rows(row, 'keys').map(keyOf),
      method: method === 'btree' ? undefined : method,
      include: some(texts(row, 'include')),
      where: textOrNone(row, 'predicate'),
      nullsNotDistinct: flag(row, 'nulls_not_distinct') || undefined,
      options: some(texts(row, 'options')),
      tablespace: textOrNone(row, 'tablespace'),
      statistics: some(
        rows(row, 'statistics').map((each) => ({ key: number(each, 'key'), target: number(each, 'target') })),
      ),
      clustered: flag(row, 'clustered') || undefined,
      invalid: flag(row, 'invalid') || undefined,
      partOf: readPartOf(row),
    };
    return [{ object, addresses: [address('pg_class', text(row, 'oid'))] }];
  },
};

/** Bit 1 of the options says descending, bit 2 nulls first; the server's own order puts nulls at the upper end. */
function keyOf(row: Row): IndexKey {
  const option = number(row, 'option');
  const descending = (option & 1) === 1;
  const first = (option & 2) === 2;
  return {
    column: textOrNone(row, 'column'),
    expression: unbracketed(textOrNone(row, 'expression')),
    descending: descending || undefined,
    nulls: first === descending ? undefined : first ? 'first' : 'last',
    collation: textOrNone(row, 'collation'),
    operatorClass: textOrNone(row, 'class'),
  };
}
