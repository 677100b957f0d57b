import { nameOf } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import type { Both } from '../../../witness/seed-facts.js';
import {
  checkLiterals,
  keysOf,
  linksOf,
  nearby,
  ofLengths,
  survives,
  waryTables,
} from '../../../witness/seed-facts.js';
import type { SeedColumn, SeedTable } from '../../../witness/seed-table.js';
import { quoteLiteral } from '../sql/quote.js';
import { digits, habitOf, valuesOf } from './values.js';
import type { Values } from './values.js';

/** Where the type or the strictness changes, digits, which every type takes; else the values of the type. */
function columnValues({ state, fitting }: Both, column: Column): Values {
  const [before, after] = [find(state, 'table', column.parent), find(fitting, 'table', column.parent)];
  const later = find(fitting, 'column', column.id);
  const habit = habitOf(column.type);
  if (later && (habitOf(later.type) !== habit || before?.strict !== after?.strict)) {
    const same = habitOf(later.type) === habit ? valuesOf(habit).plain : digits;
    return { bold: same, plain: same };
  }
  return later ? valuesOf(habit) : { bold: valuesOf(habit).plain, plain: valuesOf(habit).plain };
}

/** What checks mention, as values of the column: numbers with their neighbours, or texts, also of that length. */
function hints(both: Both, table: Table, column: Column): readonly string[] {
  const { texts, numbers } = checkLiterals(both, table.id, nameOf(column));
  const quoted = texts.map(quoteLiteral);
  const type = find(both.fitting, 'column', column.id)?.type ?? column.type;
  if (habitOf(type) === 'text') return [...quoted, ...ofLengths(numbers, 1000).map(quoteLiteral)];
  return [...new Set([...nearby(numbers), ...quoted])];
}

/** A lone INTEGER PRIMARY KEY is the rowid: its highest value would leave no number to the next row. */
function isRowid(type: string, primary: readonly string[], name: string): boolean {
  return primary.length === 1 && primary[0] === name && /^integer$/i.test(type);
}

function seedColumn(both: Both, table: Table, column: Column, primary: readonly string[]): SeedColumn {
  const name = nameOf(column);
  const { bold, plain } = columnValues(both, column);
  const after = find(both.fitting, 'column', column.id);
  return {
    name,
    nullable: column.nullable && (after?.nullable ?? false) && !primary.includes(name),
    bold: isRowid(column.type, primary, name) ? digits : bold,
    plain,
    hints: hints(both, table, column),
  };
}

/** The tables of a state as they are to be filled. */
export function seedTablesOf(both: Both): readonly SeedTable[] {
  const wary = waryTables(both);
  const tables = [...both.state.objects.values()].filter((object) => object.kind === 'table');
  return tables.map((table) => {
    const primary = [both.state, both.fitting].flatMap((side) =>
      childrenOfKind(side, table.id, 'primary-key').flatMap(({ columns }) => columns),
    );
    const order = new Map(table.columnOrder?.map((name, at) => [name, at]));
    const place = (column: Column): number => order.get(nameOf(column)) ?? column.ordinal ?? 0;
    const columns = childrenOfKind(both.state, table.id, 'column')
      .filter(({ generated }) => !generated)
      .sort((a, b) => place(a) - place(b));
    return {
      id: table.id,
      columns: columns.map((column) => seedColumn(both, table, column, [...new Set(primary)])),
      keys: keysOf(both, table.id),
      links: linksOf(both, table.id),
      wary: wary.has(table.id) || !survives(both, table.id),
    };
  });
}
