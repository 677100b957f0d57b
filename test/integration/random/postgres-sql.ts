import type { ColumnSpec, IndexSpec, Spec, TableSpec } from './postgres-spec.js';
import {
  canCall,
  collationOf,
  columnsOf,
  defaultOf,
  fit,
  isPartitioned,
  isRange,
  keyType,
  parentsOf,
  typeOf,
  valueOf,
} from './postgres-fit.js';
import { commentsSql } from './postgres-comments.js';
import { indexStorageText, nullsText, storageText, uncheckedText } from './postgres-details.js';
import { extrasSql } from './postgres-extras.js';
import {
  collationSql,
  counterSql,
  defaultsSql,
  farSql,
  overSql,
  parsedSql,
  procedureSql,
  publicationSql,
  watchSql,
} from './postgres-surroundings.js';
import { viewSql } from './postgres-views.js';
import { literal, quote, tableName } from './postgres-words.js';

const bare = (table: TableSpec): string => table.name.slice(table.name.indexOf('.') + 1);

function columnSql(column: ColumnSpec, spec: Spec): string {
  const value = defaultOf(column, spec);
  const collation = collationOf(column, spec);
  return [
    quote(column.name),
    typeOf(column, spec),
    ...(collation === null ? [] : [`COLLATE ${collation}`]),
    ...(value === null ? [] : [`DEFAULT ${value}`]),
    ...(column.notNull ? ['NOT NULL'] : []),
  ].join(' ');
}

function identityText({ identity }: TableSpec): string {
  if (identity === null) return 'BY DEFAULT AS IDENTITY';
  const { always, start, increment, cycle } = identity;
  const options = `START WITH ${start} INCREMENT BY ${increment}${cycle ? ' CYCLE' : ''}`;
  return `${always ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY (${options})`;
}

function keyLines(table: TableSpec): readonly string[] {
  const part = isPartitioned(table) ? ', part' : '';
  switch (table.key) {
    case 'serial':
      return ['id serial', `PRIMARY KEY (id${part})`];
    case 'identity':
      return isPartitioned(table)
        ? ['id integer NOT NULL', `PRIMARY KEY (id${part})`]
        : [`id integer GENERATED ${identityText(table)}`, `PRIMARY KEY (id${part})`];
    case 'uuid':
      return [
        'id uuid DEFAULT gen_random_uuid()',
        `CONSTRAINT ${quote(`${bare(table)} key`)} PRIMARY KEY (id${part})`,
      ];
    case 'pair':
      return ['id integer NOT NULL', 'sub smallint NOT NULL', `PRIMARY KEY (id, sub${part})`];
    case 'none':
      return ['id integer'];
  }
}

const checks = ['id IS NOT NULL', "id::text <> ''", 'length(id::text) > 0', "id::text !~ 'x'"];

function checkText(check: number, table: TableSpec, spec: Spec): string {
  if (check === 4 && canCall(table, spec)) return 'public.twice(id) > -10';
  return checks[check] ?? 'true';
}

function generatedLines(table: TableSpec, spec: Spec): readonly string[] {
  if (table.generated === null || keyType(table) !== 'integer') return [];
  const text = table.generated === 'function' && canCall(table, spec) ? 'public.twice(id)' : 'id * 3';
  return [`made integer GENERATED ALWAYS AS (${text}) STORED`];
}

function tableSql(table: TableSpec, spec: Spec): readonly string[] {
  const name = tableName(table);
  const targets = referencesOf(table, spec);
  const lines = [
    ...keyLines(table),
    ...(isPartitioned(table) ? ['part integer NOT NULL'] : []),
    ...table.columns.map((column) => columnSql(column, spec)),
    ...targets.map(({ column, type }) => `${column} ${type}`),
    ...generatedLines(table, spec),
    ...table.checks.map((check) => `CONSTRAINT check_${check} CHECK (${checkText(check, table, spec)})`),
    ...uniqueLines(table, spec),
    ...exclusionLines(table, spec),
  ];
  const parents = parentsOf(table, spec).map(tableName);
  const from = parents.length > 0 ? ` INHERITS (${parents.join(', ')})` : '';
  const by = isPartitioned(table) ? ` PARTITION BY ${table.form} (part)` : '';
  const partitions =
    table.form === 'range'
      ? ['FOR VALUES FROM (0) TO (10)', 'DEFAULT']
      : table.form === 'list'
        ? ['FOR VALUES IN (1, 2)', 'DEFAULT']
        : [];
  return [
    `CREATE ${table.form === 'unlogged' ? 'UNLOGGED ' : ''}TABLE ${name} (${lines.join(', ')})${from}${by}${storageText(table)}`,
    ...partitions.map(
      (bound, at) =>
        `CREATE TABLE ${tableName({ name: `${table.name} p${at}` })} PARTITION OF ${name} ${bound}`,
    ),
  ];
}

const sortable = (table: TableSpec, spec: Spec): readonly ColumnSpec[] =>
  columnsOf(table, spec).filter((column) => !typeOf(column, spec).startsWith('public.comp'));

function uniqueLines(table: TableSpec, spec: Spec): readonly string[] {
  const usable = sortable(table, spec);
  const part = isPartitioned(table) ? ', part' : '';
  return table.unique.flatMap((at) => {
    const column = usable[at % Math.max(1, usable.length)];
    const later = table.uniqueLater ? ' DEFERRABLE' : '';
    return column
      ? [
          `CONSTRAINT ${quote(`${bare(table)}_u`)} UNIQUE${nullsText(table)} (${quote(column.name)}${part})${later}`,
        ]
      : [];
  });
}

function exclusionLines(table: TableSpec, spec: Spec): readonly string[] {
  if (table.exclusion === null || isPartitioned(table)) return [];
  const { column, later, partial } = table.exclusion;
  const usable = columnsOf(table, spec).filter((each) => isRange(each, spec));
  const name = usable[column % Math.max(1, usable.length)]?.name;
  if (name === undefined) return [];
  const where = partial ? ' WHERE (id IS NOT NULL)' : '';
  return [`EXCLUDE USING gist (${quote(name)} WITH &&)${where}${later ? ' DEFERRABLE' : ''}`];
}

/** Foreign keys go to tables with a key of one column; an unlogged table can't be the target of a logged one. */
function referencesOf(
  table: TableSpec,
  spec: Spec,
): readonly { readonly column: string; readonly type: string; readonly sql: string }[] {
  const targets = spec.tables.filter(
    (each) =>
      (each.key === 'serial' || each.key === 'identity' || each.key === 'uuid') &&
      !isPartitioned(each) &&
      (each.form !== 'unlogged' || table.form === 'unlogged'),
  );
  const seen = new Set<string>();
  return table.references.flatMap((reference) => {
    const target = targets[reference.table % Math.max(1, targets.length)];
    if (!target || seen.has(target.name)) return [];
    seen.add(target.name);
    const column = quote(`to ${target.name}`);
    const later = reference.later ? ' DEFERRABLE INITIALLY DEFERRED' : '';
    const sql = `ALTER TABLE ${tableName(table)} ADD FOREIGN KEY (${column}) REFERENCES ${tableName(target)} (id) ON DELETE ${reference.action}${later}${uncheckedText(table)}`;
    return [{ column, type: keyType(target), sql }];
  });
}

function indexSql(index: IndexSpec, at: number, table: TableSpec, spec: Spec): readonly string[] {
  const usable = sortable(table, spec);
  const column = usable[index.column % Math.max(1, usable.length)];
  if (!column) return [];
  const unique = index.unique && !isPartitioned(table) ? 'UNIQUE ' : '';
  const name = quote(`${bare(table)} i${at}`);
  const key = quote(column.name);
  const nulls = unique === '' ? '' : nullsText(table);
  const forms: Readonly<Record<IndexSpec['form'], string>> = {
    plain: `(${key})${nulls}${indexStorageText(table)}`,
    descending: `(${key} DESC NULLS LAST)`,
    partial: `(${key}) WHERE ${key} IS NOT NULL`,
    expression: `((${key} IS NULL))`,
    include: `(${key}) INCLUDE (id)`,
    collated: isText(column, spec) ? `(${key} COLLATE "C")` : `(${key})`,
    function: canCall(table, spec) ? '(public.twice(id))' : `(${key} NULLS FIRST)`,
  };
  return [`CREATE ${unique}INDEX ${name} ON ${tableName(table)} ${forms[index.form]}`];
}

const isText = (column: ColumnSpec, spec: Spec): boolean => /^(text|char)/.test(typeOf(column, spec));

function moreFunctionsSql({ functions: { twice, over, total } }: Spec): readonly string[] {
  const body = twice === null ? '$1 * 2' : over;
  const end = twice === null ? '' : ', FINALFUNC = public.twice';
  return [
    ...(over === null || body === null
      ? []
      : [
          `CREATE FUNCTION public.twice(bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS ${literal(`SELECT ${body}`)}`,
        ]),
    ...(total ? [`CREATE AGGREGATE public.total(integer) (SFUNC = int4pl, STYPE = integer${end})`] : []),
  ];
}

/** The statements that build the schema in an empty database. */
export function buildSql(wanted: Spec): readonly string[] {
  const spec = fit(wanted);
  const { domain, composite, range, sequence, functions } = spec;
  return [
    'CREATE SCHEMA shop',
    'GRANT USAGE ON SCHEMA public, shop TO guarded',
    ...defaultsSql(spec, true),
    ...collationSql(spec),
    ...spec.enums.map(
      ({ name, labels }) => `CREATE TYPE public.${quote(name)} AS ENUM (${labels.map(literal).join(', ')})`,
    ),
    ...(domain
      ? [
          `CREATE DOMAIN public.dom AS ${domain.base}${domain.notNull ? ' NOT NULL' : ''}${domain.check ? ` CHECK (VALUE::text <> 'bad')` : ''}`,
        ]
      : []),
    ...overSql(spec),
    ...(composite ? [`CREATE TYPE public.comp AS (${composite.join(', ')})`] : []),
    ...(range === null ? [] : [`CREATE TYPE public.rng AS RANGE (subtype = ${range})`]),
    ...(sequence ? [`CREATE SEQUENCE shop.numbers AS ${sequence.type} INCREMENT ${sequence.increment}`] : []),
    ...(functions.twice === null
      ? []
      : [
          `CREATE FUNCTION public.twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS ${literal(`SELECT ${functions.twice}`)}`,
        ]),
    ...moreFunctionsSql(spec),
    ...(functions.stamp === null
      ? []
      : [
          `CREATE FUNCTION public.stamp() RETURNS trigger LANGUAGE plpgsql AS ${literal(`BEGIN ${functions.stamp} END`)}`,
        ]),
    ...spec.tables.flatMap((table) => tableSql(table, spec)),
    ...procedureSql(spec),
    ...farSql(spec),
    ...counterSql(spec),
    ...spec.tables.flatMap((table) => referencesOf(table, spec).map(({ sql }) => sql)),
    ...spec.tables.flatMap((table) => table.indexes.flatMap((index, at) => indexSql(index, at, table, spec))),
    ...spec.tables.flatMap((table) => extrasSql(table, spec)),
    ...spec.views.flatMap((view, at) => viewSql(view, at, spec)),
    ...parsedSql(spec),
    ...publicationSql(spec),
    ...commentsSql(spec),
    ...defaultsSql(spec, false),
    ...watchSql(spec),
  ];
}

/** Two rows a table in every column of its own; what its constraints refuse is left out by the savepoint around it. */
export function rowsSql(wanted: Spec): readonly string[] {
  const spec = fit(wanted);
  return spec.tables.flatMap((table) =>
    ([1, 2] as const).map((which) => {
      const values: readonly (readonly [string, string])[] = [
        [
          'id',
          table.key === 'uuid' ? `'${String(which).repeat(8)}-0000-0000-0000-000000000000'` : String(which),
        ],
        ...(table.key === 'pair' ? ([['sub', '1']] as const) : []),
        ...(isPartitioned(table) ? ([['part', String(which * 7)]] as const) : []),
        ...columnsOf(table, spec).map(
          (column) => [quote(column.name), valueOf(column, spec, which)] as const,
        ),
      ];
      return `INSERT INTO ${tableName(table)} (${values.map(([name]) => name).join(', ')}) OVERRIDING SYSTEM VALUE VALUES (${values.map(([, value]) => value).join(', ')})`;
    }),
  );
}
