import type { DeclaredKey, DeclaredTable } from '../../../../domain/declaration/declaration.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Context } from './context.js';
import { expressionText } from './expression.js';
import { badModel, checkName, schemaOf } from './place.js';

interface Owner {
  readonly table: DeclaredTable;
  readonly path: readonly string[];
  readonly id: ObjectId;
  readonly context: Context;
}

/** The constraints of a table but its foreign keys, named as PostgreSQL would where the models don't. */
export function keysOf(table: DeclaredTable, context: Context): readonly SchemaObject[] {
  const path = [schemaOf(table), table.name];
  const owner: Owner = { table, path, id: objectId('table', path), context };
  return [
    ...(table.primaryKey ? [primaryKeyOf(table.primaryKey, owner)] : []),
    ...table.uniques.map((key) => uniqueOf(key, owner)),
    ...table.checks.map((check) => checkOf(check, owner)),
  ];
}

/** The ids of columns of a table; throws BAD_MODELS for one that isn't there. */
export function columnIds(
  table: DeclaredTable,
  path: readonly string[],
  names: readonly string[],
): readonly ObjectId[] {
  const known = new Set(table.columns.map((column) => column.name));
  return names.map((name) => {
    if (known.has(name)) return objectId('column', [...path, name]);
    const hint = `The columns are ${[...known].join(', ')}.`;
    throw badModel([...path, name], 'a key or index names this column, but the table has none', hint);
  });
}

function primaryKeyOf(key: DeclaredKey, { table, path, id, context }: Owner): SchemaObject {
  const name = context.naming.relation(table, key.name, undefined, 'pkey');
  checkName([...path, name]);
  return {
    kind: 'primary-key',
    id: objectId('primary-key', path),
    path,
    parent: id,
    needs: [...columnIds(table, path, key.columns)].sort(),
    name,
    columns: key.columns,
    deferrable: key.deferrable,
  };
}

function uniqueOf(key: DeclaredKey, { table, path, id, context }: Owner): SchemaObject {
  const name = context.naming.relation(table, key.name, key.columns, 'key');
  const own = [...path, name];
  checkName(own);
  return {
    kind: 'unique',
    id: objectId('unique', own),
    path: own,
    parent: id,
    needs: [...columnIds(table, path, key.columns)].sort(),
    name,
    columns: key.columns,
    nullsNotDistinct: key.nullsNotDistinct || undefined,
    deferrable: key.deferrable,
  };
}

/** The columns that a text speaks of, as far as words tell; what stands in quotes isn't one. */
export function columnsIn(sql: string, table: Pick<DeclaredTable, 'columns'>): readonly string[] {
  const words = new Set<string>();
  const text = sql.replaceAll(/'(?:[^']|'')*'/g, ' ');
  for (const [word] of text.matchAll(/"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*/gu)) {
    words.add(word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word.toLowerCase());
  }
  return table.columns.map((column) => column.name).filter((name) => words.has(name));
}

function checkOf(
  check: { readonly name?: string; readonly sql: string },
  { table, path, id, context }: Owner,
): SchemaObject {
  const columns = columnsIn(check.sql, table);
  const name = context.naming.constraint(
    table,
    check.name,
    columns.length === 1 ? columns : undefined,
    'check',
  );
  const own = [...path, name];
  checkName(own);
  return {
    kind: 'check',
    id: objectId('check', own),
    path: own,
    parent: id,
    needs: columns.map((column) => objectId('column', [...path, column])).sort(),
    name,
    expression: expressionText(check.sql),
  };
}
