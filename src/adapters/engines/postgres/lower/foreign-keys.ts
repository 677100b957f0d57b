import type { DeclaredForeignKey, DeclaredTable } from '../../../../domain/declaration/declaration.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Context } from './context.js';
import { columnIds } from './keys.js';
import { badModel, checkName, schemaOf } from './place.js';

/** The keys and unique indexes that a foreign key can stand on: their ids by table and columns. */
export type UniqueKeys = ReadonlyMap<string, ObjectId>;

function keyOf(table: ObjectId, columns: readonly string[]): string {
  return JSON.stringify([table, ...[...columns].sort()]);
}

function columnsOf(object: SchemaObject): readonly string[] | undefined {
  if (object.kind === 'primary-key' || object.kind === 'unique') return object.columns;
  if (object.kind !== 'index' || !object.unique || object.where !== undefined) return undefined;
  const columns = object.keys.flatMap((key) => key.column ?? []);
  return columns.length === object.keys.length ? columns : undefined;
}

/** Collects what makes columns unique; a primary key counts before an index. */
export function uniqueKeys(objects: readonly SchemaObject[]): UniqueKeys {
  const found = new Map<string, ObjectId>();
  for (const object of objects) {
    const columns = columnsOf(object);
    const key = columns && keyOf(object.parent ?? '', columns);
    if (key !== undefined && !found.has(key)) found.set(key, object.id);
  }
  return found;
}

/** The foreign keys of a table; each needs the table it references, and the key or index that makes that unique. */
export function foreignKeysOf(
  table: DeclaredTable,
  context: Context,
  keys: UniqueKeys,
): readonly SchemaObject[] {
  const path = [schemaOf(table), table.name];
  return table.foreignKeys.map((key) => {
    const name = context.naming.constraint(table, key.name, key.columns, 'fkey');
    const own = [...path, name];
    checkName(own);
    const references = [schemaOf(key.references), key.references.table];
    const needs = [
      ...columnIds(table, path, key.columns),
      ...referenceNeeds(key, references, own, context, keys),
    ];
    return {
      kind: 'foreign-key',
      id: objectId('foreign-key', own),
      path: own,
      parent: objectId('table', path),
      needs: needs.sort(),
      name,
      columns: key.columns,
      references,
      referencedColumns: key.references.columns,
      onDelete: key.onDelete ?? 'no action',
      onUpdate: key.onUpdate ?? 'no action',
      deferrable: key.deferrable,
    };
  });
}

function referenceNeeds(
  key: DeclaredForeignKey,
  references: readonly string[],
  own: readonly string[],
  context: Context,
  keys: UniqueKeys,
): readonly ObjectId[] {
  const id = objectId('table', references);
  const target = context.tables.get(id);
  if (!target) {
    const trouble = `it references ${references.join('.')}, which is not among the models`;
    throw badModel(own, trouble, 'Export that table from the models too.');
  }
  const columns = columnIds(target, references, key.references.columns);
  const unique = keys.get(keyOf(id, key.references.columns));
  return [id, ...columns, ...(unique === undefined ? [] : [unique])];
}
