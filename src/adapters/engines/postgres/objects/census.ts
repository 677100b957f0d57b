import type { Catalog, CatalogReader, Census } from './catalog.js';
import type { Ask } from './row.js';
import { flag, number, texts } from './row.js';

/** SQL: the catalog has a row that a user or an extension made. */
export function made(catalog: Catalog | 'pg_am', condition = 'true'): string {
  return `exists (select from pg_catalog.${catalog} x where x.oid >= 16384 and ${condition})`;
}

const anyOf = (letters: readonly string[], list: string): string =>
  `(census.${list} operator(pg_catalog.&&) '{${letters.join(',')}}'::"char"[])`;

/** SQL: there are relations of one of these kinds (letters of `pg_class.relkind`). */
export const hasRelations = (...kinds: readonly string[]): string => anyOf(kinds, 'relations');

/** SQL: there are types of this kind (a letter of `pg_type.typtype`). */
export const hasTypes = (kind: string): string => anyOf([kind], 'types');

/** SQL: there are routines of one of these kinds (letters of `pg_proc.prokind`). */
export const hasRoutines = (...kinds: readonly string[]): string => anyOf(kinds, 'routines');

const letters = (catalog: string, column: string): string =>
  `coalesce((select pg_catalog.array_agg(distinct x.${column}) from pg_catalog.${catalog} x where x.oid >= 16384), '{}')`;

/** SQL: the catalogs of which extensions have parts; found by the extensions, which are few. */
const members = `(select pg_catalog.array_agg(distinct c.relname::pg_catalog.text) from pg_catalog.pg_depend d
    join pg_catalog.pg_class c on c.oid = d.classid
    where d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and d.deptype = 'e')`;

/**
 * Finds out which kinds there can be at all. Most of them are in no database, and a query that finds nothing still costs
 * the server more to plan than this one does for all.
 */
export async function takeCensus(ask: Ask, readers: readonly CatalogReader[]): Promise<Census> {
  const columns = readers.map(({ present }, index) => `${present ?? 'true'} as "${index}"`);
  const [row = {}] = await ask(`select ${columns.join(',\n    ')},
    (select pg_catalog.count(*) from pg_catalog.pg_class c where c.relkind in ('r', 'p', 'f') and c.oid >= 16384) as tables,
    exists (select from pg_catalog.pg_inherits) as inherits, ${members} as members
  from (select ${letters('pg_class', 'relkind')} as relations, ${letters('pg_type', 'typtype')} as types,
    ${letters('pg_proc', 'prokind')} as routines offset 0) census`);
  return {
    tables: number(row, 'tables'),
    readers: new Set(readers.filter((_, index) => row[String(index)] === true)),
    members: new Set(texts(row, 'members')),
    inherits: flag(row, 'inherits'),
  };
}
