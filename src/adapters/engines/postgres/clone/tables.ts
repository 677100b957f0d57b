import { holdTableName } from '../../../history/names.js';
import type { HistoryPlace } from '../../../history/store.js';
import type { Wire } from '../wire.js';

/** A table whose rows are to be copied. */
export interface DataTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
  /** Of a table of an extension: which of its rows are the user's, as a WHERE clause or nothing. */
  readonly condition: string;
}

/** Rows lie in plain tables alone: those of extensions only where the extension says so. */
const query = `
  select n.nspname::pg_catalog.text as schema, c.relname::pg_catalog.text as name,
    (select coalesce(pg_catalog.json_agg(a.attname order by a.attnum), '[]') from pg_catalog.pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    coalesce(e.condition, '') as condition
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join lateral (select x.extcondition[pg_catalog.array_position(x.extconfig, c.oid)] as condition
      from pg_catalog.pg_extension x where c.oid = any (x.extconfig)) e on true
  where c.relkind = 'r' and c.relpersistence <> 't' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and (e.condition is not null or not exists (select from pg_catalog.pg_depend d
      where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e'))
  order by 1, 2`;

/** The tables of a database with rows of the user's own; our own hold is none of them. */
export async function dataTables(wire: Wire, { schema }: HistoryPlace): Promise<readonly DataTable[]> {
  const rows = await wire.query(query);
  return rows.map(tableOf).filter((each) => each.schema !== schema || each.name !== holdTableName);
}

function tableOf(row: Readonly<Record<string, unknown>>): DataTable {
  const { schema, name, columns, condition } = row;
  return {
    schema: String(schema),
    name: String(name),
    columns: Array.isArray(columns) ? columns.map(String) : [],
    condition: String(condition),
  };
}

/** Whether a table says which revisions are applied. */
export function isOfHistory({ schema, name }: DataTable, place: HistoryPlace): boolean {
  return schema === place.schema && (name === place.migrations || name === place.history);
}

/** The value of a sequence as it stands. */
export interface SequenceValue {
  readonly path: readonly string[];
  readonly last: string;
  readonly called: boolean;
}

const sequences = `select n.nspname::pg_catalog.text as schema, c.relname::pg_catalog.text as name
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'S' and c.relpersistence <> 't' and n.nspname !~ '^pg_' order by 1, 2`;

/** Every sequence by its path. */
export async function sequencePaths(wire: Wire): Promise<readonly (readonly string[])[]> {
  return (await wire.query(sequences)).map(({ schema, name }) => [String(schema), String(name)]);
}
