import { defaultOf, typeOf } from './sqlite-columns.js';
import type { ColumnSpec, ReferenceSpec, Spec, TableSpec } from './sqlite-spec.js';

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Each name is quoted in the way that suits it; what the engine stores is then of every kind. */
function written(name: string): string {
  if (/^[a-z]+$/.test(name) && name !== 'select') return name;
  if (!name.includes(']') && name.length % 3 === 0) return `[${name}]`;
  return name.length % 3 === 1 ? `\`${name.replaceAll('`', '``')}\`` : quote(name);
}

const keyType = (table: TableSpec): string => (table.key === 'text' ? 'TEXT' : 'INTEGER');

/** WITHOUT ROWID needs a key, and has no AUTOINCREMENT. */
export const isWithoutRowid = (table: TableSpec): boolean =>
  table.withoutRowid && table.key !== 'auto' && table.key !== 'none';

/** Tables that a foreign key of one column can refer to. */
export function targetOf(reference: ReferenceSpec, spec: Spec): TableSpec | undefined {
  const targets = spec.tables.filter(({ key }) => key !== 'pair' && key !== 'none');
  return targets[reference.table % Math.max(1, targets.length)];
}

export interface Reference {
  readonly column: string;
  readonly target: TableSpec;
  readonly spec: ReferenceSpec;
}

/** The foreign keys of a table, one to each target. */
export function referencesOf(table: TableSpec, spec: Spec): readonly Reference[] {
  const found = new Map<string, Reference>();
  for (const each of table.references) {
    const target = targetOf(each, spec);
    if (target && !found.has(target.name)) {
      found.set(target.name, { column: `to ${target.name}`, target, spec: each });
    }
  }
  return [...found.values()];
}

function keyLine(table: TableSpec): string {
  const inline = { rowid: ' PRIMARY KEY', auto: ' PRIMARY KEY AUTOINCREMENT', text: ' PRIMARY KEY NOT NULL' };
  if (table.key === 'descending') return 'id INTEGER PRIMARY KEY DESC';
  if (table.key === 'pair' || table.key === 'none') return 'id INTEGER';
  return `id ${keyType(table)}${inline[table.key]}`;
}

function columnLine(column: ColumnSpec, table: TableSpec): string {
  const collation = column.collation === '' ? '' : ` COLLATE ${column.collation}`;
  const required = column.notNull ? ' NOT NULL' : '';
  return `${written(column.name)} ${typeOf(column, table)}${required}${defaultOf(column)}${collation}`;
}

function referenceText({ target, spec }: Reference): string {
  const later = spec.deferred ? ' DEFERRABLE INITIALLY DEFERRED' : '';
  return `REFERENCES ${written(target.name)} (id) ON DELETE ${spec.onDelete} ON UPDATE ${spec.onUpdate}${later}`;
}

export const columnAt = (table: TableSpec, at: number): ColumnSpec | undefined =>
  table.columns[at % Math.max(1, table.columns.length)];

function constraintLines(table: TableSpec, spec: Spec): readonly string[] {
  const seen = new Set<string>();
  const unique = table.unique.flatMap(({ column: at, named, conflict }, index) => {
    const column = columnAt(table, at);
    if (!column || seen.has(column.name)) return [];
    seen.add(column.name);
    const name = named ? `CONSTRAINT ${quote(`u ${index}`)} ` : '';
    return [`${name}UNIQUE (${written(column.name)})${conflict}`];
  });
  const checks = table.checks.flatMap(({ column: at, named }, index) => {
    const column = columnAt(table, at);
    const name = named ? `CONSTRAINT ${quote(`c ${index}`)} ` : '';
    return column ? [`${name}CHECK (${written(column.name)} IS NOT 'bad;' /* ) */)`] : [];
  });
  const apart = referencesOf(table, spec)
    .filter((reference) => reference.spec.apart)
    .map((reference) => `FOREIGN KEY (${quote(reference.column)}) ${referenceText(reference)}`);
  return [...unique, ...checks, ...apart];
}

function tableSql(table: TableSpec, spec: Spec): string {
  const columns = table.columns.map((column) => columnLine(column, table));
  const at = table.place % (columns.length + 1);
  const references = referencesOf(table, spec).map((reference) => {
    const inline = reference.spec.apart ? '' : ` ${referenceText(reference)}`;
    return `${quote(reference.column)} ${keyType(reference.target)}${inline}`;
  });
  const made = table.generated;
  const type = table.strict ? 'TEXT ' : '';
  const lines = [
    ...columns.slice(0, at),
    keyLine(table),
    ...(table.key === 'pair' ? ['sub INTEGER DEFAULT 1'] : []),
    ...columns.slice(at),
    ...references,
    ...(made ? [`made ${type}AS (${made.expression}) ${made.stored ? 'STORED' : 'VIRTUAL'}`] : []),
    ...(table.key === 'pair' ? ['PRIMARY KEY (sub, id)'] : []),
    ...constraintLines(table, spec),
  ];
  const options = [...(table.strict ? ['STRICT'] : []), ...(isWithoutRowid(table) ? ['WITHOUT ROWID'] : [])];
  return `CREATE TABLE ${written(table.name)} (${table.comment}${lines.join(', ')}) ${options.join(', ')}`;
}

function indexSql(table: TableSpec): readonly string[] {
  return table.indexes.flatMap(({ column: at, form }, index) => {
    const column = columnAt(table, at);
    if (!column) return [];
    const key = written(column.name);
    const forms: Readonly<Record<typeof form, string>> = {
      plain: `(${key}, id)`,
      unique: `(${key}, id)`,
      descending: `(${key} DESC)`,
      partial: `(${key}) WHERE ${key} IS NOT NULL`,
      expression: `(abs(id), ${key} IS NULL)`,
      collated: `(${key} COLLATE ${column.collation === 'NOCASE' ? 'RTRIM' : 'NOCASE'})`,
    };
    const name = quote(`${table.name} i${index}`);
    return [
      `CREATE ${form === 'unique' ? 'UNIQUE ' : ''}INDEX ${name} ON ${written(table.name)} ${forms[form]}`,
    ];
  });
}

function triggerSql(table: TableSpec, spec: Spec): readonly string[] {
  return table.triggers.flatMap(({ event, on }, index) => {
    const other = spec.tables[on % spec.tables.length];
    if (!other) return [];
    const [row, name] = [event.endsWith('INSERT') ? 'new' : 'old', quote(`${table.name} t${index}`)];
    return [
      `CREATE TRIGGER ${name} ${event} ON ${written(table.name)} WHEN ${row}.id IS NOT NULL BEGIN DELETE FROM ${written(other.name)} WHERE id = ${row}.id; END`,
    ];
  });
}

function viewSql(spec: Spec): readonly string[] {
  return spec.views.flatMap((view, at) => {
    const table = spec.tables[view.table % spec.tables.length];
    const below = view.over ? spec.views[at - 1] : undefined;
    const from = below ? quote(below.name) : written(table?.name ?? '');
    const instead = `CREATE TRIGGER ${quote(`${view.name} i`)} INSTEAD OF DELETE ON ${quote(view.name)} BEGIN DELETE FROM ${written(table?.name ?? '')}; END`;
    return [
      `CREATE VIEW ${quote(view.name)} AS SELECT id, count(*) AS n FROM ${from} x GROUP BY id /* all; */`,
      ...(view.insteadOf ? [instead] : []),
    ];
  });
}

/** The statements that make the tables, and those that make all else, which would act on rows that are put in. */
export function buildSql(spec: Spec): {
  readonly tables: readonly string[];
  readonly rest: readonly string[];
} {
  return {
    tables: [
      ...spec.tables.map((table) => tableSql(table, spec)),
      ...(spec.search ? ["CREATE VIRTUAL TABLE search USING fts5 (body, tokenize='porter')"] : []),
    ],
    rest: [
      ...spec.tables.flatMap(indexSql),
      ...viewSql(spec),
      ...spec.tables.flatMap((table) => triggerSql(table, spec)),
    ],
  };
}
