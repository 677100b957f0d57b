import type { DeclaredTable } from '../../../../domain/declaration/declaration.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import { columnsOf } from './columns.js';
import type { Context } from './context.js';
import { commentOf, schemaNeeds } from './context.js';
import { indexesOf } from './indexes.js';
import { keysOf } from './keys.js';
import { checkName, schemaOf } from './place.js';

/** A declared table with all its parts but its foreign keys. `strict` and `withoutRowid` mean nothing here. */
export function tableObjects(table: DeclaredTable, context: Context): readonly SchemaObject[] {
  const path = [schemaOf(table), table.name];
  checkName(path);
  const object: SchemaObject = {
    kind: 'table',
    id: objectId('table', path),
    path,
    needs: schemaNeeds(path),
  };
  return [
    object,
    ...commentOf(object, table.comment),
    ...columnsOf(table, context),
    ...keysOf(table, context),
    ...indexesOf(table, context),
  ];
}
