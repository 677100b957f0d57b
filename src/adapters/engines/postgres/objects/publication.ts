import type { Sides } from '../../../../domain/plan/dialect.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { Publication } from '../../../../domain/schema/objects/replication.js';
import { dependentsOf, find } from '../../../../domain/schema/state.js';
import { quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension } from './catalog.js';
import type { ObjectSql } from './object-sql.js';
import { sameNames } from './object-sql.js';
import type { Row } from './row.js';
import { flag, someSorted, some, text, texts } from './row.js';

const columnList = `coalesce((select ' (' || pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attnum) || ')'
  from pg_catalog.pg_attribute a where a.attrelid = r.prrelid and a.attnum = any (r.prattrs::pg_catalog.int2[])), '')`;

const rowFilter = `coalesce(' WHERE (' || pg_catalog.pg_get_expr(r.prqual, r.prrelid) || ')', '')`;

/** SQL: the members in the words of DDL; column lists, filters and whole schemas are known since 15. */
function members(version: number): string {
  const extras = version >= 150000 ? ` || ${columnList} || ${rowFilter}` : '';
  const tables = `select 'TABLE ONLY ' || r.prrelid::pg_catalog.regclass::pg_catalog.text${extras} as member
    from pg_catalog.pg_publication_rel r where r.prpubid = x.oid`;
  const schemas = `select 'TABLES IN SCHEMA ' || pg_catalog.quote_ident(n.nspname) from pg_catalog.pg_publication_namespace s
    join pg_catalog.pg_namespace n on n.oid = s.pnnspid where s.pnpubid = x.oid`;
  const all = version >= 150000 ? `${tables} union all ${schemas}` : tables;
  return `(select pg_catalog.json_agg(m.member) from (${all}) m)`;
}

/** SQL: the addresses of the catalog rows that bind the members. */
function bindings(version: number): string {
  const row = (catalog: string, oid: string): string => `'${catalog}:' || ${oid}::pg_catalog.text || ':0'`;
  const tables = `select ${row('pg_publication_rel', 'r.oid')} as binding from pg_catalog.pg_publication_rel r where r.prpubid = x.oid`;
  const schemas = `select ${row('pg_publication_namespace', 's.oid')} from pg_catalog.pg_publication_namespace s where s.pnpubid = x.oid`;
  const all = version >= 150000 ? `${tables} union all ${schemas}` : tables;
  return `(select pg_catalog.json_agg(b.binding) from (${all}) b)`;
}

/** Reads the publications. */
export const publicationCatalog: CatalogReader = {
  present: made('pg_publication'),
  query: ({ version }) => `
    select x.oid::pg_catalog.text as oid, x.pubname as name, x.puballtables as all_tables, x.pubinsert as insert,
      x.pubupdate as update, x.pubdelete as delete, x.pubtruncate as truncate, x.pubviaroot as via_root,
      ${version >= 180000 ? `x.pubgencols = 's'` : 'false'} as generated, ${members(version)} as members,
      ${bindings(version)} as bindings
    from pg_catalog.pg_publication x where ${notOfExtension('pg_publication', 'x')}`,
  read(row) {
    const path = [text(row, 'name')];
    const object: Publication = {
      kind: 'publication',
      id: objectId('publication', path),
      path,
      needs: [],
      allTables: flag(row, 'all_tables') || undefined,
      members: someSorted(texts(row, 'members')),
      options: optionsOf(row),
    };
    return [{ object, addresses: [address('pg_publication', text(row, 'oid')), ...texts(row, 'bindings')] }];
  },
};

const events = ['insert', 'update', 'delete', 'truncate'];

function optionsOf(row: Row): Publication['options'] {
  const sent = events.filter((event) => flag(row, event));
  return some([
    ...(sent.length === events.length ? [] : [`publish = '${sent.join(', ')}'`]),
    ...(flag(row, 'generated') ? ['publish_generated_columns = stored'] : []),
    ...(flag(row, 'via_root') ? ['publish_via_partition_root = true'] : []),
  ]);
}

const usual: Readonly<Record<string, string>> = {
  publish: `publish = '${events.join(', ')}'`,
  publish_generated_columns: 'publish_generated_columns = none',
  publish_via_partition_root: 'publish_via_partition_root = false',
};

function optionChanges(before: Publication, after: Publication): readonly string[] {
  const name = (option: string): string => option.slice(0, option.indexOf(' '));
  const kept = new Set((after.options ?? []).map(name));
  return [
    ...(before.options ?? []).map(name).flatMap((each) => (kept.has(each) ? [] : (usual[each] ?? []))),
    ...(after.options ?? []).filter((option) => !before.options?.includes(option)),
  ];
}

/** Members in the words of DDL; servers before 15 know the word TABLE only once. */
function memberList(members: readonly string[]): string {
  const tables = members.filter((member) => member.startsWith('TABLE '));
  const named = tables.map((member) => member.slice('TABLE '.length)).join(', ');
  const schemas = members.filter((member) => !member.startsWith('TABLE '));
  return [...(tables.length > 0 ? [`TABLE ${named}`] : []), ...schemas].join(', ');
}

const nameText = (object: Publication): string => `PUBLICATION ${quoteName(nameOf(object))}`;

function create(object: Publication): readonly Statement[] {
  const all = object.allTables ? ' FOR ALL TABLES' : '';
  const some = object.members ? ` FOR ${memberList(object.members)}` : '';
  const options = object.options ? ` WITH (${object.options.join(', ')})` : '';
  return [statement(`CREATE ${nameText(object)}${all}${some}${options}`, [object.id])];
}

/** An empty list can't be set: then each member leaves by itself, without what is told of it. */
function memberAction(before: Publication, after: Publication): readonly string[] {
  if (sameNames(before.members, after.members)) return [];
  if (after.members) return [`SET ${memberList(after.members)}`];
  const bare = /^(TABLES IN SCHEMA |TABLE ONLY )((?:"(?:[^"]|"")*"|[^ "])+)/;
  return (before.members ?? []).map((member) => `DROP ${bare.exec(member)?.[0] ?? member}`);
}

function alter(before: Publication, after: Publication): readonly Statement[] {
  const options = optionChanges(before, after);
  const actions = [
    ...memberAction(before, after),
    ...(options.length > 0 ? [`SET (${options.join(', ')})`] : []),
  ];
  return actions.map((action) => statement(`ALTER ${nameText(after)} ${action}`, [after.id]));
}

/** Publications that let go of a table which becomes unlogged do so before: the server publishes no such table. */
export function lettingGo(object: SchemaObject, { before, after }: Sides): readonly ObjectId[] {
  if (object.kind !== 'table' || !object.unlogged || find(before, 'table', object.id)?.unlogged !== undefined)
    return [];
  return dependentsOf(before, object.id)
    .filter(({ kind, id }) => kind === 'publication' && !after.objects.get(id)?.needs.includes(object.id))
    .map(({ id }) => id);
}

/** The SQL of publications. https://www.postgresql.org/docs/current/sql-createpublication.html */
export const publicationSql: ObjectSql<Publication> = {
  way: (before, after) => (before.allTables === after.allTables ? 'alone' : 'replace'),
  create: (object) => create(object),
  drop: (object) => [statement(`DROP ${nameText(object)}`, [object.id])],
  alter,
  rename: (before, after) => [
    statement(`ALTER ${nameText(before)} RENAME TO ${quoteName(nameOf(after))}`, [after.id]),
  ],
};
