import type {
  Check,
  Exclusion,
  ForeignKey,
  PrimaryKey,
  Unique,
} from '../../../../domain/schema/objects/constraints.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import { nameList, qualified, quoteName } from '../sql/quote.js';
import { bracketed } from './column-clause.js';

export type Constraint = PrimaryKey | Unique | Check | Exclusion | ForeignKey;

/** Whether the object is a constraint of a table. */
export function isConstraint(object: SchemaObject): object is Constraint {
  return ['primary-key', 'unique', 'check', 'exclusion', 'foreign-key'].includes(object.kind);
}

/** The name of a constraint; only a primary key's isn't a part of its path. */
export function constraintName(constraint: Constraint): string {
  return constraint.name ?? nameOf(constraint);
}

function keyText(key: PrimaryKey | Unique): string {
  const last = key.columns.length - 1;
  const columns = key.columns.map((name, index) =>
    key.withoutOverlaps && index === last ? `${quoteName(name)} WITHOUT OVERLAPS` : quoteName(name),
  );
  return [
    `(${columns.join(', ')})`,
    ...(key.include ? [`INCLUDE (${nameList(key.include)})`] : []),
    ...(key.options ? [`WITH (${key.options.join(', ')})`] : []),
    ...(key.tablespace === undefined ? [] : [`USING INDEX TABLESPACE ${quoteName(key.tablespace)}`]),
  ].join(' ');
}

/**
 * The keys of one CREATE TABLE that are over the columns of another one in it. The server takes such a key for the other
 * one, and makes only that; a statement of its own makes both.
 */
export function twinKeys(constraints: readonly Constraint[]): readonly Constraint[] {
  const seen = new Set<string>();
  return constraints.filter((each) => {
    if (each.kind !== 'primary-key' && each.kind !== 'unique' && each.kind !== 'exclusion') return false;
    const key = each.kind === 'exclusion' ? each.definition : JSON.stringify(each.columns);
    const isTwin = seen.has(key);
    seen.add(key);
    return isTwin;
  });
}

/** A column list with `PERIOD` before its last name, where the key is one over time. */
function periodList(names: readonly string[], period: boolean | undefined): string {
  if (!period) return nameList(names);
  return [...names.slice(0, -1).map(quoteName), `PERIOD ${quoteName(names.at(-1) ?? '')}`].join(', ');
}

function foreignKeyText(key: ForeignKey): string {
  const columns = periodList(key.columns, key.period);
  const referenced = `${qualified(key.references)} (${periodList(key.referencedColumns, key.period)})`;
  const some = key.onDeleteColumns ? ` (${nameList(key.onDeleteColumns)})` : '';
  return [
    `FOREIGN KEY (${columns}) REFERENCES ${referenced}`,
    ...(key.match === 'full' ? ['MATCH FULL'] : []),
    ...(key.onUpdate === 'no action' ? [] : [`ON UPDATE ${key.onUpdate.toUpperCase()}`]),
    ...(key.onDelete === 'no action' ? [] : [`ON DELETE ${key.onDelete.toUpperCase()}${some}`]),
  ].join(' ');
}

function body(constraint: Constraint): string {
  switch (constraint.kind) {
    case 'primary-key':
      return `PRIMARY KEY ${keyText(constraint)}`;
    case 'unique':
      return `UNIQUE ${constraint.nullsNotDistinct ? 'NULLS NOT DISTINCT ' : ''}${keyText(constraint)}`;
    case 'check':
      return `CHECK ${bracketed(constraint.expression)}${constraint.noInherit ? ' NO INHERIT' : ''}`;
    case 'exclusion':
      return constraint.definition;
    case 'foreign-key':
      return foreignKeyText(constraint);
  }
}

/** When a constraint is checked, as its clause says it. */
export function timing(deferrable: Constraint['deferrable']): string {
  if (deferrable === undefined) return '';
  return deferrable === 'deferred' ? ' DEFERRABLE INITIALLY DEFERRED' : ' DEFERRABLE';
}

function standing(constraint: Constraint): string {
  if (constraint.kind !== 'check' && constraint.kind !== 'foreign-key') return '';
  if (constraint.notEnforced) return ' NOT ENFORCED';
  return constraint.notValid ? ' NOT VALID' : '';
}

/** `CONSTRAINT name …` as it stands in CREATE TABLE and ADD. */
export function constraintClause(constraint: Constraint): string {
  const when = timing(constraint.deferrable);
  return `CONSTRAINT ${quoteName(constraintName(constraint))} ${body(constraint)}${when}${standing(constraint)}`;
}
