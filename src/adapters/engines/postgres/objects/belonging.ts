import type { Embedding } from '../../../../domain/plan/dialect.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { ObjectKind, SchemaObject } from '../../../../domain/schema/object.js';
import { goesWithShell } from './base-type-sql.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { linksBelow } from './kinship.js';
import { roomOf } from './rooms.js';

/** Whether CREATE TABLE or ADD COLUMN carries this child. */
export function embeds(child: SchemaObject): Embedding {
  return roomOf(child).embeds?.(child) ?? 'never';
}

/** What of a table the server refuses to drop with a column that it reads: of an exclusion, one in an expression of it. */
const outlives: ReadonlySet<ObjectKind> = new Set<ObjectKind>([
  'column',
  'exclusion',
  'trigger',
  'policy',
  'rule',
  'partition',
  'inheritance',
]);

/**
 * Dropping a column silently drops what of its own table uses it; of foreign keys only those that start from it. A check
 * would go without a word to the tables below, which have it as inherited then for good.
 */
export function impliesDrop(owner: SchemaObject, object: SchemaObject, state: SchemaState): boolean {
  if (goesWithShell(owner, object)) return true;
  if (owner.kind !== 'column' || object.parent === undefined || object.parent !== owner.parent) return false;
  if (object.kind === 'foreign-key') return object.columns.includes(nameOf(owner));
  if (object.kind === 'check' && linksBelow(object.parent, state).length > 0) return false;
  return !outlives.has(object.kind);
}

/** The names an object takes: relations share one space in a schema, types another, constraints one in a table. */
export function occupies(object: SchemaObject): readonly string[] {
  return roomOf(object).occupies?.(object) ?? [];
}
