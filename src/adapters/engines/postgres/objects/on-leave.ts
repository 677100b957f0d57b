import type { Sides } from '../../../../domain/plan/dialect.js';
import type { Effect } from '../../../../domain/plan/effect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Check } from '../../../../domain/schema/objects/constraints.js';
import { childrenOfKind } from '../../../../domain/schema/state.js';
import { qualified, quoteName } from '../sql/quote.js';
import { constraintClause } from './constraint-clause.js';
import { computedAnew } from './handed-down.js';
import type { Link } from './kinship.js';
import { above, idAbove } from './kinship.js';
import { passesOn } from './not-null.js';
import { brings, parents } from './own-parts.js';

/** A table that leaves its parents for a moment, and what is made of its columns meanwhile. */
export interface Leave {
  readonly table: ObjectId;
  /** The table that stands above it meanwhile. */
  readonly foster: readonly string[];
  /** The parents that it leaves. */
  readonly links: readonly Link[];
  /** The columns that it doesn't keep as they are. */
  readonly columns: readonly Column[];
  /** The same columns of the tables below. */
  readonly drawn: readonly Column[];
  /** The columns for whose sake it leaves. */
  readonly serves: readonly ObjectId[];
  readonly sides: Sides;
}

/** The type of a column with its collation. */
export const typeOf = ({ type, collation }: Column): string =>
  collation === undefined ? type : `${type} COLLATE ${collation}`;

/** The path of the table that leaves. */
export const pathOf = ({ table, sides }: Leave): readonly string[] =>
  sides.after.objects.get(table)?.path ?? [];

/** One ALTER TABLE with all of the actions, if there are any. */
export function alter(
  path: readonly string[],
  actions: readonly string[],
  { serves }: Leave,
  effects: readonly Effect[] = [],
): readonly Statement[] {
  if (actions.length === 0) return [];
  const sql = `ALTER TABLE ${qualified(path)} ${actions.join(', ')}`;
  return [statement(sql, serves, { lock: 'blocks reads and writes', effects })];
}

/** Whether a table above says NOT NULL. */
export function isBound(column: Column, { after }: Sides): boolean {
  return parents(column.parent, after).some((link) => {
    const upper = above('column', column, idAbove(link), after);
    return upper !== undefined && passesOn(upper);
  });
}

/** Whether a check reads one of the columns. */
export function speaksOf({ needs }: Check, columns: readonly Column[]): boolean {
  return columns.some(({ id }) => needs.includes(id));
}

/** What the table has from above and keeps, in the words of the table that holds it meanwhile. */
export function keptLines({ table: id, columns, links, sides }: Leave): readonly string[] {
  const given = new Set([...columns, ...computedAnew(id, sides)].map((column) => column.id));
  const fromLinks = (part: Column | Check): boolean => links.some((link) => brings(link, part, sides.after));
  const isKept = (part: Column | Check): boolean => part.inherited === 'only' && fromLinks(part);
  const checks = childrenOfKind(sides.after, id, 'check').filter(
    (check) => isKept(check) && !speaksOf(check, columns),
  );
  const all = childrenOfKind(sides.after, id, 'column').filter((column) => !given.has(column.id));
  const spoken = [...checks, ...all.filter(({ generated }) => generated !== undefined).filter(isKept)];
  const kept = all.filter(
    (column) => isKept(column) || spoken.some(({ needs }) => needs.includes(column.id)),
  );
  return [...kept.map((column) => keptColumn(column, sides)), ...checks.map(constraintClause)];
}

function keptColumn(column: Column, sides: Sides): string {
  return [
    quoteName(nameOf(column)),
    `${typeOf(column)}${generatedWords(column)}${notNull(column, sides)}`,
  ].join(' ');
}

/** How a column is computed, as its clause says it. */
export function generatedWords({ generated }: Column): string {
  if (!generated) return '';
  return ` GENERATED ALWAYS AS (${generated.expression}) ${generated.stored ? 'STORED' : 'VIRTUAL'}`;
}

const notNull = (column: Column, sides: Sides): string =>
  !column.nullable && isBound(column, sides) ? ' NOT NULL' : '';

/** The table goes from its parents to the one that holds what it keeps of them. */
export function leave(family: Leave): readonly Statement[] {
  const { foster, links, serves } = family;
  const lines = keptLines(family);
  const body = lines.length === 0 ? '()' : `(\n  ${lines.join(',\n  ')}\n)`;
  return [
    statement(`CREATE TABLE ${qualified(foster)} ${body}`, serves),
    ...alter(
      pathOf(family),
      [`INHERIT ${qualified(foster)}`, ...links.map(({ of }) => `NO INHERIT ${qualified(of)}`)],
      family,
    ),
  ];
}

/** It has its parents again, in their order. */
export function comeBack(family: Leave): readonly Statement[] {
  const { foster, links, serves } = family;
  return [
    ...alter(
      pathOf(family),
      [...links.map(({ of }) => `INHERIT ${qualified(of)}`), `NO INHERIT ${qualified(foster)}`],
      family,
    ),
    statement(`DROP TABLE ${qualified(foster)}`, serves),
  ];
}
