import { defaultMajor } from '../../setup/postgres.js';
import { columnsOf, isPartitioned } from './postgres-fit.js';
import type { Spec, TableSpec } from './postgres-spec.js';
import { literal, quote, tableName } from './postgres-words.js';

export const collationSql = ({ around: { collation } }: Spec): readonly string[] =>
  collation === null ? [] : [`CREATE COLLATION public.coll (${collation})`];

export const overSql = ({ around: { over } }: Spec): readonly string[] =>
  over === null
    ? []
    : [
        `CREATE DOMAIN public.over AS public.dom${over.notNull ? ' NOT NULL' : ''}${over.check ? ` CHECK (VALUE::text <> 'worse')` : ''}`,
      ];

/** SQL: what is revoked from PUBLIC is revoked everywhere, since in one schema alone that has no effect. */
export function defaultsSql({ around: { defaults } }: Spec, first: boolean): readonly string[] {
  if (defaults?.first !== first) return [];
  const { grant, schema, theirs } = defaults;
  const where = schema && !grant.startsWith('REVOKE') ? ' IN SCHEMA shop' : '';
  return [`ALTER DEFAULT PRIVILEGES${theirs ? ' FOR ROLE guarded' : ''}${where} ${grant}`];
}

export function procedureSql({ around: { procedure }, domain }: Spec): readonly string[] {
  if (procedure === null) return [];
  const takes = procedure.takes === 'public.dom' && domain === null ? 'text' : procedure.takes;
  const how = procedure.definer ? ' SECURITY DEFINER SET search_path = shop' : '';
  return [`CREATE PROCEDURE public.tidy(${takes}) LANGUAGE plpgsql${how} AS 'BEGIN END'`];
}

export function watchSql({ around: { watch } }: Spec): readonly string[] {
  if (watch === null) return [];
  const tags = watch.tags ? ` WHEN TAG IN ('CREATE TABLE', 'DROP TABLE')` : '';
  return [
    `CREATE FUNCTION public.seen() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'`,
    `CREATE EVENT TRIGGER watch ON ${watch.event}${tags} EXECUTE FUNCTION public.seen()`,
    ...(watch.state === 'ENABLE' ? [] : [`ALTER EVENT TRIGGER watch ${watch.state}`]),
  ];
}

export function farSql({ around: { far }, domain }: Spec): readonly string[] {
  if (far === null) return [];
  const options = (text: string | null): string => (text === null ? '' : ` OPTIONS (${text})`);
  const columns = far.columns.map((text) => (domain === null ? text.replace('public.dom', 'text') : text));
  return [
    'CREATE FOREIGN DATA WRAPPER "far away"',
    `CREATE SERVER there FOREIGN DATA WRAPPER "far away"${options(far.server)}`,
    ...(far.mapping === null ? [] : [`CREATE USER MAPPING FOR guarded SERVER there${options(far.mapping)}`]),
    `CREATE FOREIGN TABLE shop.far (${['id integer', ...columns].join(', ')}) SERVER there${options(far.options)}`,
  ];
}

/** SQL: the owner must be in the sequence's own schema, and belong to the same role. */
export function counterSql({ around: { counter }, tables }: Spec): readonly string[] {
  const owner = tables[(counter?.owner ?? 0) % Math.max(1, tables.length)];
  if (counter === null || !owner || owner.theirs) return [];
  const name = tableName({ name: `${owner.name.slice(0, owner.name.indexOf('.'))}.counter` });
  const users = tables.filter(
    ({ key, parents }) => (key === 'pair' || key === 'none') && parents.length === 0,
  );
  const user = users[counter.user % Math.max(1, users.length)];
  const isAlone = user !== undefined && !tables.some(({ parents }) => parents.includes(tables.indexOf(user)));
  return [
    `CREATE SEQUENCE ${name} OWNED BY ${tableName(owner)}.id`,
    ...(isAlone
      ? [`ALTER TABLE ONLY ${tableName(user)} ALTER COLUMN id SET DEFAULT nextval(${literal(name)})`]
      : []),
  ];
}

/** SQL: columns, conditions and whole schemas are published since PostgreSQL 15. */
export function publicationSql(spec: Spec): readonly string[] {
  const { publication } = spec.around;
  if (publication === null) return [];
  const listed = spec.tables.filter(({ form }) => form !== 'unlogged');
  const tables = new Map<TableSpec, string>();
  for (const member of publication.tables) {
    const table = listed[member.table % Math.max(1, listed.length)];
    if (table) tables.set(table, memberText(table, spec, member));
  }
  const what = {
    all: ' FOR ALL TABLES',
    schema: defaultMajor() >= 15 ? ' FOR TABLES IN SCHEMA shop' : '',
    tables: tables.size > 0 ? ` FOR TABLE ${[...tables.values()].join(', ')}` : '',
    nothing: '',
  }[publication.of];
  return [
    `CREATE PUBLICATION changes${what}${publication.options === null ? '' : ` WITH (${publication.options})`}`,
  ];
}

/** SQL: a partitioned table is published with columns or a condition only as its own root. */
function memberText(
  table: TableSpec,
  spec: Spec,
  { columns, where }: { readonly columns: boolean; readonly where: boolean },
): string {
  const isRoot = spec.around.publication?.options?.includes('root') ?? false;
  if (defaultMajor() < 15 || (isPartitioned(table) && !isRoot)) return tableName(table);
  const [first] = columnsOf(table, spec);
  const names = ['id', ...(first ? [quote(first.name)] : []), ...(isPartitioned(table) ? ['part'] : [])];
  return `${tableName(table)}${columns ? ` (${names.join(', ')})` : ''}${where ? ' WHERE (id IS NOT NULL)' : ''}`;
}

/** A function whose body the server parses; it stands behind the views, and one more view may stand behind it. */
export function parsedSql(spec: Spec): readonly string[] {
  const { parsed } = spec.around;
  if (parsed === null || spec.tables.length === 0) return [];
  const names = [
    ...(parsed.view ? spec.views.map(({ name }) => `public.${quote(name)}`) : []),
    ...(parsed.view && spec.views.length > 0 ? [] : spec.tables.map(tableName)),
  ];
  const from = names[parsed.at % names.length] ?? '';
  const [gives, body] =
    parsed.rows && spec.views.length > 0 && parsed.view
      ? [`SETOF ${from}`, 't.*']
      : ['bigint', 'count(t.id)'];
  return [
    `CREATE FUNCTION public.found() RETURNS ${gives} LANGUAGE sql BEGIN ATOMIC SELECT ${body} FROM ${from} t; END`,
    ...(parsed.called ? [`CREATE VIEW public.finds AS SELECT f.* FROM public.found() f`] : []),
  ];
}
