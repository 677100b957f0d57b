import type { ObjectId } from '../../domain/schema/id.js';
import type { SeedColumn, SeedLink, SeedRow, SeedTable, Style } from './seed-table.js';

/** The rows that each table has got so far. */
export type Inserted = ReadonlyMap<ObjectId, readonly SeedRow[]>;

const mostRows = 5;

/** How far apart columns of one row start in their lists, so that a later column holds a later value. */
const spread = 7;

function valueAt(
  column: SeedColumn,
  ordinal: number,
  { index, shift = 0 }: Making,
  style: Style,
): string | undefined {
  const { bold, plain, hints } = column;
  const step = ordinal % spread;
  const at = style === 'descending' ? index + spread - 1 - step : index + step;
  if (style === 'bold') return bold[index % bold.length];
  if (style === 'hinted' && hints.length > 0) return hints[(index + shift) % hints.length];
  return plain[at % plain.length];
}

/** How many rows a table can have: no more than a key has distinct values for. */
export function rowCount(table: SeedTable, inserted: Inserted): number {
  const capacity = (name: string): number => {
    const link = table.links.find(({ columns, parent }) => columns.includes(name) && parent !== table.id);
    if (link) return inserted.get(link.parent)?.length ?? 0;
    const column = table.columns.find((each) => each.name === name);
    // A column that fills itself (generated, left to its default) is distinct as far as anybody knows.
    return column === undefined ? mostRows : (table.wary ? column.plain : column.bold).length;
  };
  const limits = table.keys.map((key) => Math.max(1, ...key.map(capacity)));
  return Math.min(mostRows, ...limits);
}

/** The parent's row that a link leads to: that in turn, or one that agrees with what the row holds already. */
function parentRow(
  link: SeedLink,
  rows: readonly SeedRow[],
  index: number,
  row: SeedRow,
): SeedRow | undefined {
  const agrees = (parent: SeedRow): boolean =>
    link.columns.every(
      (name, at) => !row.has(name) || row.get(name) === parent.get(link.parentColumns[at] ?? ''),
    );
  const first = rows[index % Math.max(1, rows.length)];
  return first && agrees(first) ? first : rows.find(agrees);
}

interface Making {
  readonly table: SeedTable;
  readonly index: number;
  readonly inserted: Inserted;
  /** The rows that this table itself has got, for links to itself. */
  readonly own: readonly SeedRow[];
  readonly open: ReadonlySet<SeedLink>;
  /** Which of the hints a row begins with: another try takes others. */
  readonly shift?: number | undefined;
}

function isNullable({ table }: Making, name: string): boolean {
  return table.columns.find((column) => column.name === name)?.nullable ?? false;
}

/** Leaves a link without a parent: a null in one of its columns is enough. */
function leaveOpen(making: Making, link: SeedLink, row: Map<string, string>): boolean {
  if (link.columns.some((name) => row.get(name) === 'NULL')) return true;
  const free = link.columns.filter((name) => !row.has(name) && isNullable(making, name));
  for (const name of free) row.set(name, 'NULL');
  return free.length > 0;
}

function follow(making: Making, link: SeedLink, row: Map<string, string>): boolean {
  const { table, inserted, own, index, open } = making;
  const self = link.parent === table.id;
  const rows = self ? own : open.has(link) ? [] : (inserted.get(link.parent) ?? []);
  const parent = parentRow(link, rows, self ? Math.max(0, own.length - 1) : index, row);
  if (!parent) return leaveOpen(making, link, row) || self;
  link.columns.forEach((name, at) => row.set(name, parent.get(link.parentColumns[at] ?? '') ?? 'NULL'));
  return true;
}

/** A link to the row itself, where a table refers to itself and must not be null: its own key is its parent's. */
function closeSelf({ table }: Making, row: Map<string, string>): void {
  for (const link of table.links.filter(({ parent }) => parent === table.id)) {
    link.columns.forEach((name, at) => {
      const key = row.get(link.parentColumns[at] ?? '');
      if (!row.has(name) && key !== undefined) row.set(name, key);
    });
  }
}

function inSomeKey(table: SeedTable, name: string): boolean {
  return table.keys.some((key) => key.includes(name));
}

/** Whether this row is the one with nulls wherever they may be. */
function isNullRow(index: number, count: number): boolean {
  return count > 1 && index === count - 1;
}

function fill(making: Making, count: number, style: Style, row: Map<string, string>): void {
  const { table, index } = making;
  const chosen = table.wary && style === 'bold' ? 'plain' : style;
  table.columns.forEach((column, ordinal) => {
    if (row.has(column.name)) return;
    const asDefault = index === 1 && style === 'bold' ? column.byDefault : undefined;
    const value = asDefault ?? valueAt(column, ordinal, making, chosen);
    const empty =
      style !== 'descending' && column.nullable && isNullRow(index, count) && !inSomeKey(table, column.name);
    row.set(column.name, value === undefined || empty ? 'NULL' : value);
  });
}

/** Makes one row; undefined where a link finds no parent and must not be null. */
export function seedRow(making: Making, count: number, style: Style): SeedRow | undefined {
  const row = new Map<string, string>();
  const { table } = making;
  const links = [...table.links].sort((a, b) => b.columns.length - a.columns.length);
  const selves = links.filter(({ parent }) => parent === table.id);
  for (const link of links) {
    if (link.parent !== table.id && !follow(making, link, row)) return undefined;
  }
  for (const link of selves) follow(making, link, row);
  const linked = new Set(selves.flatMap(({ columns }) => columns));
  const later = {
    ...making,
    table: { ...table, columns: table.columns.filter(({ name }) => !linked.has(name)) },
  };
  fill(later, count, style, row);
  closeSelf(making, row);
  fill(making, count, style, row);
  return row;
}
