import { objectId } from '../../../../domain/schema/id.js';
import type { Unique } from '../../../../domain/schema/objects/constraints.js';
import type { ParsedUnique } from '../sql/parsed.js';
import { conflictSql } from './column.js';
import type { pathGiver } from './constraint.js';
import { columnsLabel, constraintPrefix, keyFacets, keySql } from './constraint.js';
import type { KnownTable } from './scope.js';
import { facets, tableId } from './scope.js';

/** The unique constraint as an object. */
export function uniqueOf(
  parsed: ParsedUnique,
  ordinal: number,
  table: KnownTable,
  give: ReturnType<typeof pathGiver>,
): Unique {
  const key = keyFacets(parsed.keys, table);
  const path = give('unique', parsed.name ?? columnsLabel(key.columns));
  return facets<Unique>({
    kind: 'unique',
    id: objectId('unique', path),
    path,
    parent: tableId(table),
    needs: [],
    ordinal,
    remarks: parsed.remarks,
    ...key,
    name: parsed.name,
    conflict: parsed.conflict,
  });
}

/** The constraint as it stands in a CREATE TABLE. */
export function uniqueSql(unique: Unique): string {
  return `${constraintPrefix(unique.name)}UNIQUE ${keySql(unique)}${conflictSql(unique.conflict)}`;
}
