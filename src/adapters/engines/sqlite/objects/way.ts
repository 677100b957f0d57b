import type { Alter, Create, Drop } from '../../../../domain/diff/change.js';
import type { Sides, Way } from '../../../../domain/plan/dialect.js';
import { differingFacets } from '../../../../domain/schema/equal.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { childrenOf, childrenOfKind, find } from '../../../../domain/schema/state.js';
import { tokensOf } from '../sql/tokens.js';
import { isConstant } from './default.js';

/**
 * How SQLite carries out a change: indexes, views and triggers are made anew; a column comes or goes alone where
 * ALTER TABLE can do that; all else about a table means making it anew with its rows.
 */
export function wayOf(change: Create | Drop | Alter, sides: Sides): Way {
  const object = change.verb === 'alter' ? change.after : change.object;
  if (object.kind === 'index' || object.kind === 'view' || object.kind === 'trigger') {
    return change.verb === 'alter' ? 'replace' : 'alone';
  }
  if (object.kind === 'virtual-table') return change.verb === 'alter' ? 'replace' : 'alone';
  if (object.kind === 'table') return change.verb === 'alter' ? wayOfTable(change, sides) : 'alone';
  if (object.kind !== 'column' || change.verb === 'alter') return 'rebuild';
  return canMoveAlone(change.verb, object, sides) ? 'alone' : 'rebuild';
}

/** The order of columns changes by itself when columns come at the end or go. */
function wayOfTable(change: Alter, sides: Sides): Way {
  const before = find(sides.before, 'table', change.before.id);
  const after = find(sides.after, 'table', change.after.id);
  const facets = differingFacets(change.before, change.after);
  if (!before || !after || facets.some((facet) => facet !== 'columnOrder')) return 'rebuild';
  return isOrderExplained(before, after) ? 'implied' : 'rebuild';
}

function isOrderExplained(before: Table, after: Table): boolean {
  const old = new Set(before.columnOrder);
  const wanted = new Set(after.columnOrder);
  const kept = (before.columnOrder ?? []).filter((name) => wanted.has(name));
  const added = (after.columnOrder ?? []).filter((name) => !old.has(name));
  const reached = [...kept, ...added];
  return kept.length > 0 && reached.every((name, index) => name === after.columnOrder?.[index]);
}

function canMoveAlone(verb: 'create' | 'drop', column: Column, sides: Sides): boolean {
  return verb === 'create' ? canBeAdded(column, sides) : canBeDropped(column, sides.before);
}

/** ADD COLUMN takes only what every row there is can have without being written. */
function canBeAdded(column: Column, sides: Sides): boolean {
  if (column.generated) return !column.generated.stored && column.nullable;
  if (respells(column, sides.before)) return false;
  const value = find(sides.after, 'default', objectId('default', column.path));
  if (!value) return column.nullable;
  return isConstant(value.expression) && (column.nullable || value.expression !== 'NULL');
}

/** Whether the table has this column already, spelt with other capitals: its rows must come along. */
function respells(column: Column, before: SchemaState): boolean {
  const name = nameIn(column).toLowerCase();
  const table = find(before, 'table', column.parent);
  return (table?.columnOrder ?? []).some((other) => other.toLowerCase() === name);
}

/** DROP COLUMN refuses a column that anything else of its table mentions. */
function canBeDropped(column: Column, before: SchemaState): boolean {
  const table = column.parent ?? '';
  const name = nameIn(column);
  const [key] = childrenOfKind(before, table, 'primary-key');
  if (key?.columns.includes(name)) return false;
  if (childrenOfKind(before, table, 'unique').some((unique) => unique.columns.includes(name))) return false;
  if (childrenOfKind(before, table, 'foreign-key').some((other) => other.columns.includes(name)))
    return false;
  return !expressionsOf(table, column, before).some((text) => mentionsColumn(text, name));
}

function expressionsOf(table: string, column: Column, before: SchemaState): readonly string[] {
  return childrenOf(before, table).flatMap((child) => {
    if (child.kind === 'check') return [child.expression];
    if (child.kind === 'column' && child.id !== column.id && child.generated)
      return [child.generated.expression];
    return [];
  });
}

function mentionsColumn(text: string, column: string): boolean {
  const name = column.toLowerCase();
  return tokensOf(text).some((token) => token.kind !== 'string' && token.value.toLowerCase() === name);
}

function nameIn(column: Column): string {
  return column.path.at(-1) ?? '';
}
