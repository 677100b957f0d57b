import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { NameScope } from '../sql/canonical.js';

/** A table or view of the database that is being read, by the names it really has. */
export interface KnownTable {
  readonly name: string;
  readonly kind: 'table' | 'view' | 'virtual-table';
  /** The real names of its columns by their lower-case form. */
  readonly columns: ReadonlyMap<string, string>;
  /** Columns with a collation of their own, by name, in upper case. */
  readonly collations: ReadonlyMap<string, string>;
}

/** What the reading of one object must know of all the others. */
export interface Catalog {
  /** Tables and views of the state by their lower-case names. */
  readonly tables: ReadonlyMap<string, KnownTable>;
  /** Every name of a table, view or column, by its lower-case form: what a name in double quotes can mean. */
  readonly names: ReadonlyMap<string, string>;
}

/** Maps names by their lower-case form, which is how SQLite compares them (for ASCII). */
export function byLowerCase(names: Iterable<string>): ReadonlyMap<string, string> {
  return new Map([...names].map((name) => [name.toLowerCase(), name]));
}

/** The name as the table really spells it; as it was written where there is no such column. */
export function columnName(table: KnownTable | undefined, written: string): string {
  return table?.columns.get(written.toLowerCase()) ?? written;
}

/** The id of a table or view of the state. */
export function tableId(table: Pick<KnownTable, 'kind' | 'name'>): ObjectId {
  return objectId(table.kind, [table.name]);
}

/** The names that an expression of a table can mean; `rowid` and its other names are always among them. */
export function scopeOf(table: KnownTable): NameScope {
  const names = new Map([
    ...['rowid', 'oid', '_rowid_'].map((name) => [name, name] as const),
    ...table.columns,
  ]);
  return { names, table: table.name };
}

/** The ids of those of the mentioned tables and views (in lower case) that the state has, sorted. */
export function idsOf(mentioned: Iterable<string>, catalog: Catalog): readonly ObjectId[] {
  const ids = new Set<ObjectId>();
  for (const name of mentioned) {
    const table = catalog.tables.get(name);
    if (table) ids.add(tableId(table));
  }
  return [...ids].sort();
}

/** Leaves out what is undefined, since an absent facet stands for the engine's default. */
export function facets<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, facet]) => facet !== undefined)) as T;
}
