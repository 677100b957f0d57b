import type { ColumnSpec, Spec, TableSpec } from './postgres-spec.js';
import { types } from './postgres-spec.js';
import { literal, quote } from './postgres-words.js';

export const isPartitioned = (table: TableSpec): boolean => table.form === 'range' || table.form === 'list';
export const keyType = (table: TableSpec): string => (table.key === 'uuid' ? 'uuid' : 'integer');

/** Whether the table can call the function over its key. */
export const canCall = (table: TableSpec, spec: Spec): boolean =>
  spec.functions.twice !== null && keyType(table) === 'integer';

/** The type as this schema can have it: what it lacks becomes text. */
export function typeOf(column: ColumnSpec, spec: Spec): string {
  const [first] = spec.enums;
  if (column.type === '$enum' || column.type === '$enum[]') {
    return first ? `public.${quote(first.name)}${column.type.endsWith('[]') ? '[]' : ''}` : 'text';
  }
  const array = column.type.endsWith('[]') ? '[]' : '';
  if (column.type.startsWith('$domain')) return spec.domain ? `public.dom${array}` : 'text';
  if (column.type.startsWith('$over')) return spec.around.over ? `public.over${array}` : 'text';
  if (column.type.startsWith('$composite')) return spec.composite ? `public.comp${array}` : 'text';
  if (column.type === '$range') return spec.range === null ? 'text' : 'public.rng';
  return column.type;
}

export function valueOf(column: ColumnSpec, spec: Spec, which: 0 | 1 | 2): string {
  const [first] = spec.enums;
  if (column.type === '$enum' && first) return literal(first.labels[which % first.labels.length] ?? '');
  const [type] = column.type.split('[');
  const isDomain = (type === '$domain' && spec.domain) || (type === '$over' && spec.around.over);
  if (isDomain) return domainValue(column, spec);
  if (column.type.startsWith('$composite') && spec.composite) return rowValue(column, spec.composite, spec);
  return types[column.type]?.[which] ?? 'NULL';
}

/** A row of NULLs, where its attributes may be NULL. */
function rowValue(column: ColumnSpec, attributes: readonly string[], spec: Spec): string {
  const isArray = column.type.endsWith('[]');
  if (spec.domain?.notNull && attributes.includes('d public.dom')) return isArray ? `'{}'` : 'NULL';
  const row = `ROW(${attributes.map(() => 'NULL').join(', ')})`;
  return isArray ? `ARRAY[${row}]::public.comp[]` : row;
}

function domainValue(column: ColumnSpec, spec: Spec): string {
  const value = spec.domain?.base === 'integer' ? '5' : 'dom';
  return column.type.endsWith('[]') ? literal(`{${value}}`) : value === '5' ? value : literal(value);
}

const collatable = /^(text|character|public\.(dom|over))/;

/** The collation that the column names, where its type has one. */
export function collationOf(column: ColumnSpec, spec: Spec): string | null {
  const type = typeOf(column, spec);
  const isNumber = /^public\./.test(type) && spec.domain?.base === 'integer';
  if (column.collation === null || isNumber || !collatable.test(type)) return null;
  return spec.around.collation === null ? '"C"' : column.collation;
}

/** The type with its collation, in which columns that are merged have to agree. */
export const shapeOf = (column: ColumnSpec, spec: Spec): string =>
  [typeOf(column, spec), collationOf(column, spec) ?? ''].join(' ');

const ranges: ReadonlySet<string> = new Set(['int4range', 'daterange', 'public.rng']);

export const isRange = (column: ColumnSpec, spec: Spec): boolean => ranges.has(typeOf(column, spec));

const short: ReadonlySet<string> = new Set([
  'smallint',
  'integer',
  'bigint',
  'real',
  'double precision',
  'boolean',
  'date',
  'timestamp without time zone',
  'timestamp(3) with time zone',
  'interval',
  'uuid',
]);

/** Whether the values may be long, so that the server can pack them or put them elsewhere. */
export function isLong(column: ColumnSpec, spec: Spec): boolean {
  const type = typeOf(column, spec);
  if (column.type === '$enum') return type === 'text';
  if (type === 'public.dom' || type === 'public.over') return spec.domain?.base !== 'integer';
  return !short.has(type);
}

export function defaultOf(column: ColumnSpec, spec: Spec): string | null {
  if (!column.value) return null;
  if (column.type === 'bigint' && spec.sequence !== null) return `nextval('shop.numbers')`;
  const value = valueOf(column, spec, 0);
  return value === 'NULL' ? null : value;
}

/** The tables from which one inherits, in a spec that was made to fit. */
export const parentsOf = (table: TableSpec, spec: Spec): readonly TableSpec[] =>
  table.parents.flatMap((at) => spec.tables[at] ?? []);

/** All columns of a table's pool, its own first, then those that it inherits alone. */
export function columnsOf(table: TableSpec, spec: Spec): readonly ColumnSpec[] {
  const all = [table, ...ancestorsOf(table, spec)].flatMap(({ columns }) => columns);
  return all.filter((column, at) => all.findIndex(({ name }) => name === column.name) === at);
}

const ancestorsOf = (table: TableSpec, spec: Spec): readonly TableSpec[] =>
  parentsOf(table, spec).flatMap((parent) => [parent, ...ancestorsOf(parent, spec)]);

/** What two tables must agree on where they share a column: its type, and a default that has to come from one place. */
interface Trait {
  readonly type: string;
  readonly value: string | null;
}

function traitsOf(table: TableSpec, spec: Spec): ReadonlyMap<string, Trait> {
  const values: Readonly<Record<TableSpec['key'], string | null>> = {
    serial: `serial ${table.name}`,
    identity: null,
    uuid: 'random',
    pair: null,
    none: null,
  };
  return new Map<string, Trait>([
    ...ancestorsOf(table, spec).flatMap((each) => [...traitsOf(each, spec)]),
    ['id', { type: keyType(table), value: values[table.key] }],
    ...table.columns.map(
      (column) => [column.name, { type: shapeOf(column, spec), value: defaultOf(column, spec) }] as const,
    ),
    ...(table.generated === null ? [] : [['made', { type: 'integer', value: table.generated }] as const]),
  ]);
}

/** A table under parents: without those that don't agree, and without columns of its own that they have in another type. */
function adopted(table: TableSpec, above: Spec): TableSpec {
  const candidates = above.tables.flatMap((each, at) => (isPartitioned(each) ? [] : [at]));
  const parents: number[] = [];
  let inherited: ReadonlyMap<string, Trait> = new Map();
  for (const number of isPartitioned(table) ? [] : table.parents) {
    const at = candidates[number % Math.max(1, candidates.length)];
    const parent = at === undefined ? undefined : above.tables[at];
    if (at === undefined || !parent || parents.includes(at)) continue;
    const traits = traitsOf(parent, above);
    if (!takesKey(table, traits) || !agree(inherited, traits)) continue;
    parents.push(at);
    inherited = new Map([...inherited, ...traits]);
  }
  return {
    ...table,
    parents,
    columns: table.columns.filter(
      (column) => (inherited.get(column.name)?.type ?? shapeOf(column, above)) === shapeOf(column, above),
    ),
    generated: inherited.has('made') ? null : table.generated,
  };
}

/** An identity can't stand beside a default that comes from above. */
const takesKey = (table: TableSpec, traits: ReadonlyMap<string, Trait>): boolean =>
  traits.get('id')?.type === keyType(table) && (table.key !== 'identity' || traits.get('id')?.value === null);

const agree = (some: ReadonlyMap<string, Trait>, others: ReadonlyMap<string, Trait>): boolean =>
  [...others].every(([name, { type, value }]) => {
    const known = some.get(name);
    return !known || (known.type === type && known.value === value);
  });

/** Without what speaks of types that this schema lacks. */
function withKnownTypes(spec: Spec): Spec {
  const over = spec.domain === null ? null : spec.around.over;
  const known: ReadonlyMap<string, boolean> = new Map([
    ['d', spec.domain !== null],
    ['m', spec.enums.some(({ name }) => name === 'mood')],
    ['l', over !== null],
  ]);
  const attributes = spec.composite?.filter((text) => known.get(text.slice(0, text.indexOf(' '))) ?? true);
  const composite = attributes?.length === 0 ? ['x integer'] : (attributes ?? null);
  return { ...spec, composite, around: { ...spec.around, over } };
}

/** The spec as PostgreSQL can hold it: parents are the places of tables before, and agree with those under them. */
export function fit(wanted: Spec): Spec {
  const spec = withKnownTypes(wanted);
  const tables: TableSpec[] = [];
  for (const table of spec.tables) tables.push(adopted(table, { ...spec, tables }));
  return { ...spec, tables };
}
