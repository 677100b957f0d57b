import { objectId } from '../../../../domain/schema/id.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { PrimaryKey } from '../../../../domain/schema/objects/constraints.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import type { ParsedPrimaryKey } from '../sql/parsed.js';
import { conflictSql } from './column.js';
import { constraintPrefix, keyFacets, keySql } from './constraint.js';
import type { KnownTable } from './scope.js';
import { facets, tableId } from './scope.js';

/**
 * The primary key as an object. A DESC behind an INTEGER that stands apart from its column says nothing: the column is
 * the rowid all the same.
 */
export function primaryKeyOf(parsed: ParsedPrimaryKey, table: KnownTable, isRowid: boolean): PrimaryKey {
  const path = [table.name];
  const key = keyFacets(parsed.keys, table);
  return facets<PrimaryKey>({
    kind: 'primary-key',
    id: objectId('primary-key', path),
    path,
    parent: tableId(table),
    needs: [],
    remarks: parsed.remarks,
    ...key,
    descending: isRowid ? undefined : key.descending,
    collations: isRowid ? undefined : key.collations,
    name: parsed.name,
    conflict: parsed.conflict,
    autoincrement: parsed.autoincrement || undefined,
  });
}

/** Whether the key's column is the rowid itself: one INTEGER, not `INTEGER PRIMARY KEY DESC`. */
export function isRowidAlias(
  key: PrimaryKey | undefined,
  columns: readonly Pick<Column, 'path' | 'type'>[],
  table: Pick<Table, 'withoutRowid'>,
): boolean {
  if (!key || table.withoutRowid || key.columns.length !== 1 || key.descending) return false;
  return columns.some((column) => column.path.at(-1) === key.columns[0] && column.type === 'INTEGER');
}

/** Whether the key is written at its column. */
export function isInline(key: PrimaryKey): boolean {
  return key.columns.length === 1 && key.collations === undefined;
}

/** The key as it stands behind the type of its column. */
export function inlineKeySql(key: PrimaryKey): string {
  const order = key.descending ? ' DESC' : '';
  const auto = key.autoincrement ? ' AUTOINCREMENT' : '';
  return `${constraintPrefix(key.name)}PRIMARY KEY${order}${conflictSql(key.conflict)}${auto}`;
}

/** The key as it stands among the constraints of its table. */
export function primaryKeySql(key: PrimaryKey): string {
  return `${constraintPrefix(key.name)}PRIMARY KEY ${keySql(key)}${conflictSql(key.conflict)}`;
}
