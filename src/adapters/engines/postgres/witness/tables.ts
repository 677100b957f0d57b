import { objectId } from '../../../../domain/schema/id.js';
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
import { columnValues } from './column-values.js';
import { boundTexts, isPartition } from './partitions.js';
import { lengthOf, numberRange, typeShape } from './type-shape.js';

/** Texts that differ only in case, or in spaces at their end, may be equal to a key. */
function distinct(texts: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return texts.filter((text) => {
    const folded = text.toLowerCase().trimEnd();
    return !seen.has(folded) && seen.add(folded);
  });
}

const literals = (texts: readonly string[]): readonly string[] => distinct(texts).map(quoteLiteral);

/** What checks and the bounds of partitions mention, as values of the column: numbers with their neighbours, or texts, also of that length. */
function hints(both: Both, table: Table, column: Column): readonly string[] {
  const shape = typeShape(find(both.fitting, 'column', column.id)?.type ?? column.type);
  const { texts, numbers } = checkLiterals(
    both,
    table.id,
    nameOf(column),
    boundTexts(both, table.id, column),
  );
  if (numberRange(shape)) {
    const quoted = texts.filter((text) => /^-?\d{1,9}$/.test(text)).map(Number);
    return literals(nearby([...numbers, ...quoted]));
  }
  if (shape.family !== 'text') return literals(texts);
  return literals([...texts, ...ofLengths(numbers, lengthOf(shape) ?? 1000)]);
}

function seedColumn(both: Both, table: Table, column: Column, strict: boolean): SeedColumn {
  const after = find(both.fitting, 'column', column.id);
  const { bold, plain } = columnValues(both, column.type, after?.type);
  const filled = find(both.state, 'default', objectId('default', column.path));
  const settled = after?.type === column.type && (filled !== undefined || column.identity !== undefined);
  return {
    name: nameOf(column),
    nullable: column.nullable && !strict && (after?.nullable ?? false),
    bold: literals(bold),
    plain: literals(plain),
    hints: hints(both, table, column),
    byDefault:
      settled && filled?.expression !== undefined && !/nextval/.test(filled.expression)
        ? 'DEFAULT'
        : undefined,
  };
}

/** The tables of a state as they are to be filled; partitions are through those above them. */
export function seedTablesOf(both: Both): readonly SeedTable[] {
  const wary = waryTables(both);
  const tables: SeedTable[] = [];
  for (const table of both.state.objects.values()) {
    if (table.kind !== 'table' || table.foreign || isPartition(table.id, both.state)) continue;
    const keys = keysOf(both, table.id);
    const primary = new Set(
      childrenOfKind(both.state, table.id, 'primary-key').flatMap(({ columns }) => columns),
    );
    const columns = [...childrenOfKind(both.state, table.id, 'column')]
      .filter(({ generated }) => !generated)
      .sort((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0));
    tables.push({
      id: table.id,
      columns: columns.map((column) => seedColumn(both, table, column, primary.has(nameOf(column)))),
      keys,
      links: linksOf(both, table.id),
      wary: wary.has(table.id) || !survives(both, table.id),
    });
  }
  return tables;
}
