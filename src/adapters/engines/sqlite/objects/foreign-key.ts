import { objectId } from '../../../../domain/schema/id.js';
import type { ForeignKey } from '../../../../domain/schema/objects/constraints.js';
import type { ParsedForeignKey } from '../sql/parsed.js';
import { quoteName, quoteNames } from '../sql/quote.js';
import type { pathGiver } from './constraint.js';
import { columnsLabel, constraintPrefix } from './constraint.js';
import type { Catalog, KnownTable } from './scope.js';
import { columnName, facets, tableId } from './scope.js';

/** The foreign key as an object, with all names as their tables spell them. */
export function foreignKeyOf(
  parsed: ParsedForeignKey,
  ordinal: number,
  table: KnownTable,
  catalog: Catalog,
  give: ReturnType<typeof pathGiver>,
): ForeignKey {
  const columns = parsed.columns.map((name) => columnName(table, name));
  const path = give('foreign-key', parsed.name ?? columnsLabel(columns));
  const parent = catalog.tables.get(parsed.table.toLowerCase());
  return facets<ForeignKey>({
    kind: 'foreign-key',
    id: objectId('foreign-key', path),
    path,
    parent: tableId(table),
    needs: parent && parent !== table ? [tableId(parent)] : [],
    ordinal,
    remarks: parsed.remarks,
    name: parsed.name,
    columns,
    references: [parent?.name ?? parsed.table],
    referencedColumns: parsed.referenced.map((name) => columnName(parent, name)),
    onDelete: parsed.onDelete,
    onUpdate: parsed.onUpdate,
    match: parsed.match,
    deferrable: parsed.deferrable,
  });
}

/** The constraint as it stands in a CREATE TABLE. */
export function foreignKeySql(key: ForeignKey): string {
  const referenced = key.referencedColumns.length > 0 ? ` (${quoteNames(key.referencedColumns)})` : '';
  const parts = [
    `${constraintPrefix(key.name)}FOREIGN KEY (${quoteNames(key.columns)})`,
    `REFERENCES ${quoteName(key.references.at(-1) ?? '')}${referenced}`,
  ];
  if (key.onDelete !== 'no action') parts.push(`ON DELETE ${key.onDelete.toUpperCase()}`);
  if (key.onUpdate !== 'no action') parts.push(`ON UPDATE ${key.onUpdate.toUpperCase()}`);
  if (key.match !== undefined) parts.push(`MATCH ${key.match}`);
  if (key.deferrable) parts.push(`DEFERRABLE INITIALLY ${key.deferrable.toUpperCase()}`);
  return parts.join(' ');
}
