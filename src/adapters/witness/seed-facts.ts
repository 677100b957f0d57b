import type { ObjectId } from '../../domain/schema/id.js';
import { objectId } from '../../domain/schema/id.js';
import { nameOf } from '../../domain/schema/object.js';
import type { ForeignKey } from '../../domain/schema/objects/constraints.js';
import { equalObjects } from '../../domain/schema/equal.js';
import { childrenOfKind, find } from '../../domain/schema/state.js';
import type { SchemaState } from '../../domain/schema/state.js';
import type { SeedLink } from './seed-table.js';

/** A state and the one that it becomes; rows must suit both. */
export interface Both {
  readonly state: SchemaState;
  readonly fitting: SchemaState;
}

/** Whether an expression speaks of a column. */
export const speaksOf = (expression: string, name: string): boolean =>
  new RegExp(`(?<![\\w$])${name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\w$])`, 'iu').test(expression);

function columnNames(state: SchemaState, table: ObjectId): readonly string[] {
  return childrenOfKind(state, table, 'column').map(nameOf);
}

/** The unique sets of a table; of an index over expressions, the columns that these mention. */
export function keysOf({ state, fitting }: Both, table: ObjectId): readonly (readonly string[])[] {
  const present = new Set(columnNames(state, table));
  const keys = [state, fitting].flatMap((side) => {
    const constraints = [
      ...childrenOfKind(side, table, 'primary-key'),
      ...childrenOfKind(side, table, 'unique'),
    ];
    const indexes = childrenOfKind(side, table, 'index').filter(({ unique }) => unique);
    const indexed = indexes.map(({ keys: parts }) =>
      parts.flatMap(({ column, expression }) =>
        column === undefined ? [...present].filter((name) => speaksOf(expression ?? '', name)) : [column],
      ),
    );
    return [...constraints.map(({ columns }) => columns), ...indexed];
  });
  return keys.filter((key) => key.length > 0 && key.every((name) => present.has(name)));
}

function referencedColumns(side: SchemaState, key: ForeignKey, parent: ObjectId): readonly string[] {
  if (key.referencedColumns.length > 0) return key.referencedColumns;
  return childrenOfKind(side, parent, 'primary-key')[0]?.columns ?? [];
}

function linkOf({ state }: Both, side: SchemaState, table: ObjectId, key: ForeignKey): SeedLink | undefined {
  const parent = objectId('table', key.references);
  const parentColumns = referencedColumns(side, key, parent);
  const own = new Set(columnNames(state, table));
  const other = new Set(columnNames(state, parent));
  if (!key.columns.every((name) => own.has(name)) || !parentColumns.every((name) => other.has(name)))
    return undefined;
  return parentColumns.length === key.columns.length
    ? { columns: key.columns, parent, parentColumns }
    : undefined;
}

/** The foreign keys of today and of tomorrow whose columns are there today, each once. */
export function linksOf(both: Both, table: ObjectId): readonly SeedLink[] {
  const links = new Map<string, SeedLink>();
  for (const side of [both.state, both.fitting]) {
    for (const key of childrenOfKind(side, table, 'foreign-key')) {
      const link = key.notEnforced ? undefined : linkOf(both, side, table, key);
      if (link) links.set(JSON.stringify(link), link);
    }
  }
  return [...links.values()];
}

/** The checks of a table that it doesn't have yet, as they are written. */
export function newChecks({ state, fitting }: Both, table: ObjectId): readonly string[] {
  const known = new Set(childrenOfKind(state, table, 'check').map(({ expression }) => expression));
  return childrenOfKind(fitting, table, 'check')
    .map(({ expression }) => expression)
    .filter((expression) => !known.has(expression));
}

/** What checks say that may concern a column: texts in quotes and bare numbers, each once, in their order. */
export interface CheckLiterals {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
}

const literal = /'((?:[^']|'')*)'|(?<![\w.'])(-?\d{1,9}(?:\.\d{1,6})?)(?![\w.'])/g;

/** Collects what the checks of both sides mention beside a column, and other texts that are known to be about it. */
export function checkLiterals(
  { state, fitting }: Both,
  table: ObjectId,
  column: string,
  others: readonly string[] = [],
): CheckLiterals {
  const checks = [state, fitting].flatMap((side) => childrenOfKind(side, table, 'check'));
  const found = checks
    .map(({ expression }) => expression)
    .filter((expression) => speaksOf(expression, column))
    .concat(others)
    .flatMap((expression) => [...expression.matchAll(literal)]);
  return {
    texts: [
      ...new Set(found.flatMap(([, text]) => (text === undefined ? [] : [text.replaceAll("''", "'")]))),
    ],
    numbers: [...new Set(found.flatMap(([, , number]) => (number === undefined ? [] : [Number(number)])))],
  };
}

/** Numbers and their neighbours, for bounds that may or may not be included. */
export function nearby(numbers: readonly number[]): readonly string[] {
  return numbers.flatMap((each) => [each, each + 1, each - 1]).map(String);
}

/** Texts as long as the numbers say, for checks of a length. */
export function ofLengths(numbers: readonly number[], longest: number): readonly string[] {
  return numbers
    .filter((each) => Number.isInteger(each) && each > 0 && each <= longest)
    .map((each) => 'x'.repeat(each));
}

/**
 * Tables over whose rows something new is computed on the way (generated columns, indexes over expressions,
 * materialized views): a value at the edge of its type could make that fail without being anybody's mistake.
 */
export function waryTables({ state, fitting }: Both): ReadonlySet<ObjectId> {
  const wary = new Set<ObjectId>();
  for (const object of fitting.objects.values()) {
    const before = state.objects.get(object.id);
    if (before && equalObjects(before, object)) continue;
    if (object.kind === 'column' && object.generated && object.parent) wary.add(object.parent);
    if (
      object.kind === 'index' &&
      object.parent &&
      (object.where ?? object.keys.find((key) => key.expression))
    ) {
      wary.add(object.parent);
    }
    if (object.kind === 'materialized-view')
      for (const need of tablesOf(fitting, object.needs)) wary.add(need);
  }
  return wary;
}

/** The tables that a list of needs speaks of, through views too. */
function tablesOf(state: SchemaState, needs: readonly ObjectId[]): readonly ObjectId[] {
  const seen = new Set<ObjectId>();
  const queue = [...needs];
  const tables: ObjectId[] = [];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const object = state.objects.get(id);
    if (!object || seen.has(id)) continue;
    seen.add(id);
    if (object.kind === 'table') tables.push(id);
    else queue.push(...object.needs, ...(object.parent === undefined ? [] : [object.parent]));
  }
  return tables;
}

/** Whether a table of today exists tomorrow under its name, so that its columns can be compared. */
export function survives({ fitting }: Both, table: ObjectId): boolean {
  return find(fitting, 'table', table) !== undefined;
}
