import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import type {
  Check,
  Deferrable,
  Exclusion,
  ForeignKey,
  ForeignKeyAction,
  PrimaryKey,
  Unique,
} from '../../../../domain/schema/objects/constraints.js';
import type { CatalogReader, Reading } from './catalog.js';
import { made } from './census.js';
import { address, modelledTable } from './catalog.js';
import { inheritedOf } from './column.js';
import { expressionOf } from './expression.js';
import { joinPartOf, partOfColumns, readPartOf } from './part-of.js';
import type { Row } from './row.js';
import { flag, some, text, textOrNone, texts } from './row.js';

/** SQL: the names of the columns of `table` whose numbers the array holds, in its order, as a JSON list; or the numbers. */
function columnNames({ names }: Reading, numbers: string, table: string): string {
  if (!names) return numbers;
  return `case when pg_catalog.cardinality(${numbers}) > 0 then (
    select pg_catalog.json_agg((select a.attname from pg_catalog.pg_attribute a
      where a.attrelid = ${table} and a.attnum = u.attnum) order by u.ord)
    from pg_catalog.unnest(${numbers}) with ordinality as u(attnum, ord)) end`;
}

function constraintQuery(reading: Reading): string {
  const { key, version, tables } = reading;
  const names = (numbers: string, table: string): string => columnNames(reading, numbers, table);
  return `
  select ${key('k.oid')} as oid, k.contype as type, n.nspname as schema, c.relname as table_name,
    k.conname as name, k.condeferrable as deferrable, k.condeferred as deferred,
    ${names('k.conkey', 'k.conrelid')} as columns, k.connoinherit as no_inherit,
    k.coninhcount > 0 as inherited, k.conislocal as own, ${partOfColumns(reading)},
    not k.convalidated as not_valid, ${version >= 180000 ? 'not k.conenforced' : 'false'} as not_enforced,
    ${version >= 180000 ? 'k.conperiod' : 'false'} as period,
    case when k.contype = 'c' then ${expressionOf(reading, 'k.conbin', 'k.conrelid')} end as expression,
    case when k.contype = 'x' then pg_catalog.pg_get_constraintdef(k.oid) end as definition,
    fn.nspname as foreign_schema, f.relname as foreign_table,
    ${names('k.confkey', 'k.confrelid')} as foreign_columns,
    k.confupdtype as on_update, k.confdeltype as on_delete, k.confmatchtype as match,
    ${version >= 150000 ? names('k.confdelsetcols', 'k.conrelid') : 'null'} as on_delete_columns,
    ${key('i.indexrelid')} as index_oid, i.indisclustered as clustered, ic.reloptions as options, ts.spcname as tablespace,
    ${names('(i.indkey::pg_catalog.int2[])[i.indnkeyatts:]', 'k.conrelid')} as include,
    ${version >= 150000 ? 'i.indnullsnotdistinct' : 'false'} as nulls_not_distinct
  from pg_catalog.pg_constraint k
  join ${tables} c on c.oid = k.conrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join pg_catalog.pg_class f on f.oid = k.confrelid
  left join pg_catalog.pg_namespace fn on fn.oid = f.relnamespace
  left join pg_catalog.pg_index i on i.indexrelid = k.conindid and k.contype in ('p', 'u', 'x')
  left join pg_catalog.pg_class ic on ic.oid = i.indexrelid
  left join pg_catalog.pg_tablespace ts on ts.oid = ic.reltablespace
  ${joinPartOf(reading, 'i.indexrelid')}
  where k.contype in ('p', 'u', 'c', 'x', 'f') and (k.conparentid = 0 or k.contype <> 'f') and ${modelledTable(reading)}`;
}

/** Reads the constraints of the tables but NOT NULL, which is a facet of the column. */
export const constraintCatalog: CatalogReader = {
  table: ['schema', 'table_name'],
  present: made('pg_constraint'),
  query: constraintQuery,
  read(row) {
    const index = textOrNone(row, 'index_oid');
    const addresses = [
      address('pg_constraint', text(row, 'oid')),
      ...(index === undefined ? [] : [address('pg_class', index)]),
    ];
    return [{ object: constraintOf(row), addresses }];
  },
};

function constraintOf(row: Row): PrimaryKey | Unique | Check | Exclusion | ForeignKey {
  switch (text(row, 'type')) {
    case 'p':
      return { ...base('primary-key', row, false), ...keyFacets(row) };
    case 'u':
      return {
        ...base('unique', row),
        ...keyFacets(row),
        nullsNotDistinct: flag(row, 'nulls_not_distinct') || undefined,
      };
    case 'c':
      return {
        ...base('check', row),
        expression: text(row, 'expression'),
        noInherit: flag(row, 'no_inherit') || undefined,
        inherited: inheritedOf(row),
        ...standing(row),
      };
    case 'x':
      return {
        ...base('exclusion', row),
        definition: exclusionText(row),
        clustered: flag(row, 'clustered') || undefined,
        partOf: readPartOf(row),
      };
    default:
      return foreignKeyOf(row);
  }
}

interface Base<Kind extends string> {
  readonly kind: Kind;
  readonly id: ObjectId;
  readonly path: readonly string[];
  readonly parent: ObjectId;
  readonly needs: readonly ObjectId[];
  readonly name: string;
  readonly deferrable: Deferrable | undefined;
}

function base<Kind extends string>(kind: Kind, row: Row, named = true): Base<Kind> {
  const table = [text(row, 'schema'), text(row, 'table_name')];
  const name = text(row, 'name');
  const path = named ? [...table, name] : table;
  const when = flag(row, 'deferred') ? 'deferred' : 'immediate';
  return {
    kind,
    id: objectId(kind, path),
    path,
    parent: objectId('table', table),
    needs: [],
    name,
    deferrable: flag(row, 'deferrable') ? when : undefined,
  };
}

function keyFacets(
  row: Row,
): Pick<
  PrimaryKey,
  'columns' | 'include' | 'options' | 'tablespace' | 'clustered' | 'partOf' | 'withoutOverlaps'
> {
  return {
    columns: texts(row, 'columns'),
    include: some(texts(row, 'include')),
    options: some(texts(row, 'options')),
    tablespace: textOrNone(row, 'tablespace'),
    clustered: flag(row, 'clustered') || undefined,
    partOf: readPartOf(row),
    withoutOverlaps: flag(row, 'period') || undefined,
  };
}

/** A constraint that isn't enforced is never valid either, so only the first is said. */
function standing(row: Row): Pick<Check, 'notValid' | 'notEnforced'> {
  const notEnforced = flag(row, 'not_enforced') || undefined;
  return { notValid: (!notEnforced && flag(row, 'not_valid')) || undefined, notEnforced };
}

/** When it is checked is a facet of its own. */
function exclusionText(row: Row): string {
  return text(row, 'definition').replace(/( DEFERRABLE)?( INITIALLY DEFERRED)?$/, '');
}

const actions: Readonly<Record<string, ForeignKeyAction>> = {
  a: 'no action',
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
};

function foreignKeyOf(row: Row): ForeignKey {
  return {
    ...base('foreign-key', row),
    columns: texts(row, 'columns'),
    references: [text(row, 'foreign_schema'), text(row, 'foreign_table')],
    referencedColumns: texts(row, 'foreign_columns'),
    onDelete: actions[text(row, 'on_delete')] ?? 'no action',
    onUpdate: actions[text(row, 'on_update')] ?? 'no action',
    onDeleteColumns: some(texts(row, 'on_delete_columns')),
    match: text(row, 'match') === 'f' ? 'full' : undefined,
    period: flag(row, 'period') || undefined,
    ...standing(row),
  };
}
