import type {
  ForeignKeyOptions,
  IndexOptions,
  KeyOptions,
  KeyPart,
  KeyPartOptions,
  Reference,
  Sql,
  SqlText,
  TableItem,
  UniqueOptions,
} from './data.js';
import { mark } from './mark.js';

/** One or several of something. */
export type OneOrMore<T> = T | readonly T[];

/** What an index is on: a column, an expression, or either with an order (`desc(t.at)`, `key(t.name, {…})`). */
export type Indexed = Reference | Sql | KeyPart;

const isList = <T>(value: OneOrMore<T>): value is readonly T[] => Array.isArray(value);
const list = <T>(value: OneOrMore<T>): readonly T[] => (isList(value) ? value : [value]);
/** Undefined comes from untyped JavaScript that names no column of the table; it is reported when the table is declared. */
const isPart = (value: Indexed | undefined): value is KeyPart => value !== undefined && 'target' in value;

/** A column or expression of an index with its order, place of NULLs, collation or operator class. */
export const key = (target: Reference | Sql, options: KeyPartOptions = {}): KeyPart => ({ target, options });
/** A column or expression of an index from the greatest to the least. */
export const desc = (target: Reference | Sql, options: Omit<KeyPartOptions, 'order'> = {}): KeyPart =>
  key(target, { ...options, order: 'desc' });

/** An index: `index(t.email)`, `index([t.a, desc(t.b)], {unique: true, where: sql`…`})`. */
export function index(on: OneOrMore<Indexed>, options: IndexOptions = {}): TableItem {
  const parts = list(on).map((each) => (isPart(each) ? each : key(each)));
  return { [mark]: { kind: 'index', parts, options } };
}

/** A unique constraint: `unique([t.tenant, t.email], {nullsNotDistinct: true})`. */
export function unique(on: OneOrMore<Reference>, options: UniqueOptions = {}): TableItem {
  return { [mark]: { kind: 'unique', columns: list(on), options } };
}

/** A condition that every row fulfils: check(sql`${t.price} > 0`, {name: 'price_positive'}). */
export function check(condition: SqlText, options: { readonly name?: string } = {}): TableItem {
  return { [mark]: { kind: 'check', sql: condition, ...options } };
}

/** The primary key, of one or several columns: `primaryKey([t.user_id, t.role_id], {name: 'membership_pk'})`. */
export function primaryKey(on: OneOrMore<Reference>, options: KeyOptions = {}): TableItem {
  return { [mark]: { kind: 'primaryKey', columns: list(on), options } };
}

/**
 * A foreign key of several columns, or to the table itself: `foreignKey([t.a, t.b], () => [x.a, x.b], {onDelete:
 * 'cascade'})`. The target may be a function, for a table that is declared later.
 */
export function foreignKey(
  on: OneOrMore<Reference>,
  target: OneOrMore<Reference> | (() => OneOrMore<Reference>),
  options: ForeignKeyOptions = {},
): TableItem {
  const columns = (): readonly Reference[] => list(typeof target === 'function' ? target() : target);
  return { [mark]: { kind: 'foreignKey', columns: list(on), target: columns, options } };
}
