import type {
  DeclaredIndex,
  DeclaredIndexKey,
  DeclaredTable,
} from '../../../../domain/declaration/declaration.js';
import type { Index } from '../../../../domain/schema/objects/index-object.js';
import { indexOf } from '../objects/index-object.js';
import type { KnownTable } from '../objects/scope.js';
import { quoteName } from '../sql/quote.js';
import { lowerSql } from './default.js';
import { reading, refuse } from './refuse.js';
import { lowerCollation } from './table.js';

/** Gives indexes without a name one that no other has: `users_email_idx`, then `users_email_idx1`. */
export function indexNames(taken: Iterable<string>): (index: DeclaredIndex, table: string) => string {
  const used = new Set([...taken].map((name) => name.toLowerCase()));
  return (index, table) => {
    if (index.name !== undefined) return index.name;
    const parts = index.keys.map((key) => key.column ?? 'expr');
    const wanted = [table, ...parts, 'idx'].join('_');
    let name = wanted;
    for (let count = 1; used.has(name.toLowerCase()); count++) name = `${wanted}${count}`;
    used.add(name.toLowerCase());
    return name;
  };
}

/** Lowers one index by way of its own CREATE INDEX; throws BAD_MODELS for what SQLite can't hold. */
export function lowerIndex(
  index: DeclaredIndex,
  name: string,
  table: DeclaredTable,
  known: KnownTable,
): Index {
  const object = `${table.name}.${name}`;
  refuseOptions(index, object);
  const keys = index.keys.map((key) => keySql(key, object)).join(', ');
  if (index.where !== undefined) lowerSql(index.where, object);
  const where = index.where === undefined ? '' : ` WHERE ${index.where}`;
  const unique = index.unique ? 'UNIQUE ' : '';
  const sql = `CREATE ${unique}INDEX ${quoteName(name)} ON ${quoteName(table.name)} (${keys})${where}`;
  return reading(object, () => indexOf(name, sql, known));
}

function refuseOptions(index: DeclaredIndex, object: string): void {
  const { method = 'btree' } = index;
  if (method !== 'btree') throw refuse(object, `index method ${method}`, 'Leave the method out.');
  if (index.include?.length)
    throw refuse(object, 'INCLUDE', 'Add the columns to the keys, or leave them out.');
  if (index.nullsNotDistinct) throw refuse(object, 'NULLS NOT DISTINCT', 'Make the columns NOT NULL.');
}

function keySql(key: DeclaredIndexKey, object: string): string {
  if (key.operatorClass !== undefined)
    throw refuse(object, `operator class ${key.operatorClass}`, 'Leave it out.');
  const descending = key.order === 'desc';
  if (key.nulls !== undefined && key.nulls !== (descending ? 'last' : 'first')) {
    throw refuse(
      object,
      `order with nulls ${key.nulls}`,
      'Leave nulls out: SQLite takes NULL for the smallest value.',
    );
  }
  if (key.sql !== undefined) lowerSql(key.sql, object);
  const what = key.column === undefined ? (key.sql ?? '') : quoteName(key.column);
  const collation = lowerCollation(key.collation, object);
  const collate = key.collation === undefined ? '' : ` COLLATE ${collation ?? 'BINARY'}`;
  return `${what}${collate}${descending ? ' DESC' : ''}`;
}
