import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { ObjectKind } from '../../../../domain/schema/object.js';
import type { ParsedKey } from '../sql/parsed.js';
import { quoteName } from '../sql/quote.js';
import { collationOf } from './column.js';
import type { KnownTable } from './scope.js';
import { columnName } from './scope.js';

/**
 * Gives each constraint of one table its path: by its name, else by `label`; the second of the same gets `#2`, since
 * SQLite lets two constraints of a table have the same name, or none.
 */
export function pathGiver(table: string): (kind: ObjectKind, label: string) => readonly string[] {
  const taken = new Map<ObjectId, number>();
  return (kind, label) => {
    const id = objectId(kind, [table, label]);
    const count = (taken.get(id) ?? 0) + 1;
    taken.set(id, count);
    return [table, count === 1 ? label : `${label}#${count}`];
  };
}

/** The path part of a constraint without a name: `(a,b)`. */
export function columnsLabel(columns: readonly string[]): string {
  return `(${columns.join(',')})`;
}

/** `CONSTRAINT name ` or nothing. */
export function constraintPrefix(name: string | undefined): string {
  return name === undefined ? '' : `CONSTRAINT ${quoteName(name)} `;
}

export interface KeyFacets {
  readonly columns: readonly string[];
  readonly descending?: readonly string[] | undefined;
  readonly collations?: readonly string[] | undefined;
}

/** The facets of a key: columns as the table spells them, and only the orders and collations that say something. */
export function keyFacets(keys: readonly ParsedKey[], table: KnownTable): KeyFacets {
  const named = keys.map((key) => ({ ...key, name: columnName(table, key.name) }));
  const descending = named.filter((key) => key.descending).map((key) => key.name);
  const collations = named.flatMap(({ name, collation }) => {
    const own = effectiveCollation(collation, name, table);
    return own === undefined ? [] : [`${name} ${own}`];
  });
  return {
    columns: named.map((key) => key.name),
    descending: descending.length > 0 ? descending : undefined,
    collations: collations.length > 0 ? collations : undefined,
  };
}

/** The collation of a key where it is another than its column's. */
export function effectiveCollation(
  written: string | undefined,
  column: string | undefined,
  table: KnownTable,
): string | undefined {
  if (written === undefined) return undefined;
  const collation = collationOf(written) ?? 'BINARY';
  const own = (column === undefined ? undefined : table.collations.get(column)) ?? 'BINARY';
  return collation === own ? undefined : collation;
}

/** The columns of a key between parentheses. */
export function keySql(key: KeyFacets): string {
  const collations = new Map(
    (key.collations ?? []).map((text) => [
      text.slice(0, text.lastIndexOf(' ')),
      text.slice(text.lastIndexOf(' ') + 1),
    ]),
  );
  const parts = key.columns.map((column) => {
    const collation = collations.get(column);
    const collate = collation === undefined ? '' : ` COLLATE ${quoteName(collation)}`;
    return `${quoteName(column)}${collate}${key.descending?.includes(column) ? ' DESC' : ''}`;
  });
  return `(${parts.join(', ')})`;
}
