import type {
  DeclaredIndex,
  DeclaredIndexKey,
  DeclaredTable,
} from '../../../../domain/declaration/declaration.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { IndexKey } from '../../../../domain/schema/objects/index-object.js';
import { collationText } from './collation.js';
import type { Context } from './context.js';
import { commentOf } from './context.js';
import { expressionText } from './expression.js';
import { columnIds } from './keys.js';
import { indexNameParts } from './naming.js';
import { badModel, checkName, schemaOf } from './place.js';

/** The indexes of a table with their comments, named as PostgreSQL would where the models don't. */
export function indexesOf(table: DeclaredTable, context: Context): readonly SchemaObject[] {
  return table.indexes.flatMap((index) => {
    const object = indexOf(index, table, context);
    return [object, ...commentOf(object, index.comment)];
  });
}

function indexOf(index: DeclaredIndex, table: DeclaredTable, context: Context): SchemaObject {
  const tablePath = [schemaOf(table), table.name];
  const name = context.naming.relation(table, index.name, indexNameParts(index), 'idx');
  const path = [schemaOf(table), name];
  checkName(path);
  const columns = index.keys.flatMap((key) => key.column ?? []);
  return {
    kind: 'index',
    id: objectId('index', path),
    path,
    parent: objectId('table', tablePath),
    needs: [...columnIds(table, tablePath, [...columns, ...(index.include ?? [])])].sort(),
    unique: index.unique ?? false,
    keys: index.keys.map((key) => keyOf(key, path)),
    method: index.method === 'btree' ? undefined : index.method,
    include: index.include?.length === 0 ? undefined : index.include,
    where: index.where === undefined ? undefined : expressionText(index.where),
    nullsNotDistinct: index.nullsNotDistinct || undefined,
  };
}

function keyOf(key: DeclaredIndexKey, path: readonly string[]): IndexKey {
  if ((key.column === undefined) === (key.sql === undefined)) {
    throw badModel(path, 'a key of it is neither a column nor an expression', 'Give it one of them.');
  }
  const descending = key.order === 'desc';
  const implied = descending ? 'first' : 'last';
  return {
    column: key.column,
    expression: key.sql?.trim(),
    descending: descending || undefined,
    nulls: key.nulls === implied ? undefined : key.nulls,
    collation: collationText(key.collation),
    operatorClass: key.operatorClass,
  };
}
