import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Row } from './row.js';

/**
 * One object as a catalog row told of it, its `needs` still to be joined, and the addresses under which the catalog's
 * dependencies and comments speak of it; the first is its own, at which a comment on it stands.
 */
export interface Found {
  readonly object: SchemaObject;
  readonly addresses: readonly string[];
  /** The names of its columns by their numbers, where they are no objects of their own and can have comments. */
  readonly columns?: ReadonlyMap<number, string>;
}

/** What a database has, as far as one look tells. */
export interface Census {
  /** About how many tables there are. */
  readonly tables: number;
  /** The kinds there can be. */
  readonly readers: ReadonlySet<CatalogReader>;
  /** The catalogs that have rows which are parts of extensions. */
  readonly members: ReadonlySet<string>;
  /** Whether tables have tables above them, and indexes therefore indexes. */
  readonly inherits: boolean;
}

/** How the readers are to ask. */
export interface Reading {
  /** The server's version as it numbers it itself: 150004. */
  readonly version: number;
  /** SQL: the text under which a row of the catalog is found again; NULL where only contents matter. */
  readonly key: (oid: string) => string;
  /** SQL: `pg_class`, or the rows in it of the tables that are to be read. */
  readonly tables: string;
  /** SQL: the same with all views. */
  readonly relations: string;
  /** What there is at all; what there isn't needs no looking for. */
  readonly census: Census;
  /**
   * Whether the rows are to be understood, or only to be told apart, those of one table together: then a column of it may
   * be named by its number, which its own row tells with its name.
   */
  readonly names: boolean;
}

const everything = { tables: 'pg_catalog.pg_class', relations: 'pg_catalog.pg_class' } as const;

const keyText = (oid: string): string => `${oid}::pg_catalog.text`;

/** All tables are read, or those of these oids alone with all that is no part of any. */
export function readingOf(version: number, census: Census, oids?: readonly string[]): Reading {
  const common = { version, census, key: keyText, names: true } as const;
  if (!oids) return { ...common, ...everything };
  // A fence: the few that are wanted come first, whatever the server believes of their number.
  const list = (also: string): string => `(select x.* from (
      select pg_catalog.unnest('{${oids.join(',')}}'::pg_catalog.oid[]) as oid${also}) w
    join pg_catalog.pg_class x on x.oid = w.oid offset 0)`;
  const tables = list('');
  const relations = list(` union all select v.oid from pg_catalog.pg_class v where v.relkind in ('v', 'm')`);
  return { ...common, tables, relations };
}

/** The rows of all tables, to be told apart. */
export function tellingApart(version: number, census: Census): Reading {
  return { version, census, key: () => 'null::pg_catalog.text', ...everything, names: false };
}

/** SQL: the rows of the catalog at these addresses, as (class, id). */
export function rowsAt(addresses: Iterable<string>): string {
  const byCatalog = new Map<string, string[]>();
  for (const each of addresses) {
    const [catalog = '', oid = ''] = each.split(':');
    const oids = byCatalog.get(catalog);
    if (oids) oids.push(oid);
    else if (catalog.startsWith('pg_')) byCatalog.set(catalog, [oid]);
  }
  const parts = [...byCatalog].map(
    ([catalog, oids]) => `select 'pg_catalog.${catalog}'::pg_catalog.regclass::pg_catalog.oid as class,
      pg_catalog.unnest('{${[...new Set(oids)].join(',')}}'::pg_catalog.oid[]) as id`,
  );
  return parts.length > 0
    ? parts.join('\n  union all\n  ')
    : 'select 0::pg_catalog.oid as class, 0::pg_catalog.oid as id';
}

/** How one kind of object is read: one query for the whole database, and what a row of it means. */
export interface CatalogReader {
  /** SQL: whether there can be anything to read, as far as one look at the catalog tells; asked for all kinds at once. */
  readonly present?: string;
  /** Asked first, where the query itself needs a right: where this finds nothing, there is nothing to read. */
  readonly onlyIf?: string;
  /** The columns of its rows that name the table (schema, name) it is a part of; absent: it is a part of none. */
  readonly table?: readonly [schema: string, name: string];
  query(reading: Reading): string;
  read(row: Row): readonly Found[];
}

/** The catalogs whose rows are addressed; the default of a domain has no row, `default` stands for it. */
export type Catalog =
  | 'default'
  | 'pg_class'
  | 'pg_attrdef'
  | 'pg_constraint'
  | 'pg_type'
  | 'pg_collation'
  | 'pg_namespace'
  | 'pg_rewrite'
  | 'pg_extension'
  | 'pg_proc'
  | 'pg_trigger'
  | 'pg_event_trigger'
  | 'pg_cast'
  | 'pg_operator'
  | 'pg_opfamily'
  | 'pg_opclass'
  | 'pg_amop'
  | 'pg_amproc'
  | 'pg_transform'
  | 'pg_conversion'
  | 'pg_am'
  | 'pg_ts_parser'
  | 'pg_ts_template'
  | 'pg_ts_dict'
  | 'pg_ts_config'
  | 'pg_policy'
  | 'pg_statistic_ext'
  | 'pg_publication'
  | 'pg_subscription'
  | 'pg_publication_rel'
  | 'pg_publication_namespace'
  | 'pg_foreign_data_wrapper'
  | 'pg_foreign_server'
  | 'pg_user_mapping'
  | 'pg_default_acl'
  | 'pg_language';

/** The address of a catalog row, or of one column of a relation. */
export function address(catalog: Catalog, oid: string, column = 0): string {
  return `${catalog}:${oid}:${column}`;
}

/** SQL: the schema `n` is a user's own. */
export const ownSchema = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;

/** SQL: the row of the catalog with this alias isn't part of an extension. */
export function notOfExtension(catalog: string, alias: string, census?: Census): string {
  if (census?.members.has(catalog) === false) return 'true';
  return `not exists (
    select from pg_catalog.pg_depend e
    where e.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass and e.objid = ${alias}.oid and e.deptype = 'e')`;
}

/** SQL: the row of the catalog with this alias isn't a part of another object, which makes and drops it. */
export function notInternal(catalog: string, alias: string): string {
  return `not exists (
    select from pg_catalog.pg_depend i
    where i.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass and i.objid = ${alias}.oid and i.deptype = 'i')`;
}

/** SQL: the relation `c` is a table that is modelled, also a partitioned or a foreign one; temporary ones are not. */
export function modelledTable({ census }: Pick<Reading, 'census'>): string {
  return `c.relkind in ('r', 'p', 'f') and c.relpersistence <> 't'
  and ${ownSchema} and ${notOfExtension('pg_class', 'c', census)}`;
}

/** Options as `name=value` and those of the TOAST table as `toast.name=value`. */
export function optionTexts(own: readonly string[], toast: readonly string[] = []): readonly string[] {
  return [...own, ...toast.map((option) => `toast.${option}`)];
}
