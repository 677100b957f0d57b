import { objectId } from '../../../../domain/schema/id.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { Comment } from '../../../../domain/schema/objects/comment.js';
import { find } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { qualified, quoteLiteral, quoteName } from '../sql/quote.js';
import { constraintName, isConstraint } from './constraint-clause.js';
import { isOfNotNull, notNullAfterwards, notNullIn, ofNotNull } from './not-null-comment.js';
import type { Row } from './row.js';
import { number, text, textOrNone } from './row.js';
import type { Subjects } from './subjects.js';
import { indexOfKey } from './subjects.js';
import { specialName } from './ddl-name.js';
import type { ObjectSql } from './object-sql.js';
import { never } from './object-sql.js';

/** What the server itself says of the schema `public` in a new database. */
const usualOfPublic = 'standard public schema';

/**
 * Reads the comments in the database, each with the address of its subject. An extension brings one with it, and the
 * schema `public` is there from the start with one: only another one, or none, is a comment of somebody's own. `rows`: only those on
 * these are read, and on what is no object.
 */
export const commentQuery = (rows?: string): string => `
  select c.relname as catalog, d.objoid::pg_catalog.text as oid, d.objsubid as sub, d.description as text, null as usual,
    coalesce(i.refobjid, nn.conrelid)::pg_catalog.text as table_oid, coalesce(i.refobjsubid, nn.conkey[1]) as ordinal, sn.nspname as schema, s.relname as name
  from pg_catalog.pg_description d join pg_catalog.pg_class c on c.oid = d.classoid
  left join pg_catalog.pg_class s on d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and s.oid = d.objoid
    and s.relkind = 'S'
  left join pg_catalog.pg_namespace sn on sn.oid = s.relnamespace
  left join pg_catalog.pg_depend i on i.classid = d.classoid and i.objid = s.oid and i.deptype = 'i'
  left join pg_catalog.pg_constraint nn on d.classoid = 'pg_catalog.pg_constraint'::pg_catalog.regclass
    and nn.oid = d.objoid and nn.contype = 'n' and nn.conrelid <> 0 and nn.coninhcount = 0
  ${rows === undefined ? '' : `left join (${rows}) at on at.class = d.classoid and at.id = d.objoid`}
  where d.objoid >= 16384 and d.classoid <> 'pg_catalog.pg_extension'::pg_catalog.regclass
    and not (d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and d.objoid = pg_catalog.to_regnamespace('public'))
    ${rows === undefined ? '' : 'and (at.id is not null or i.refobjid is not null or nn.oid is not null)'}
  union all
  select 'public', n.oid::pg_catalog.text, 0, coalesce(pg_catalog.obj_description(n.oid, 'pg_namespace'), ''),
    '${usualOfPublic}', null, null, null, null
  from pg_catalog.pg_namespace n where n.nspname = 'public'
    and coalesce(pg_catalog.obj_description(n.oid, 'pg_namespace'), '') <> '${usualOfPublic}'
  union all
  select 'pg_extension', x.oid::pg_catalog.text, 0, coalesce(d.description, ''), a.comment, null, null, null, null
  from pg_catalog.pg_extension x
  left join pg_catalog.pg_description d
    on d.classoid = 'pg_catalog.pg_extension'::pg_catalog.regclass and d.objoid = x.oid
  left join pg_catalog.pg_available_extensions() a on a.name = x.extname
  where coalesce(d.description, '') <> coalesce(a.comment, '')`;

/** The comment that a row of the catalog tells of. */
export function commentsOf(row: Row, subjects: Subjects): readonly Comment[] {
  if (text(row, 'catalog') === 'public') {
    return [commentOf(['schema', 'public'], undefined, row)];
  }
  const subject = subjects(text(row, 'catalog'), text(row, 'oid'), number(row, 'sub'));
  if (!subject) return ofColumn(row, subjects);
  return [commentOf([subject.kind, ...subject.path], subject.parent, row)];
}

/** The sequence behind an identity and a NOT NULL are no objects of their own: a comment on them goes with the column. */
function ofColumn(row: Row, subjects: Subjects): readonly Comment[] {
  const table = textOrNone(row, 'table_oid');
  const column = table === undefined ? undefined : subjects('pg_class', table, number(row, 'ordinal'));
  if (!column) return [];
  const path =
    text(row, 'catalog') === 'pg_constraint'
      ? [ofNotNull, ...column.path]
      : ['sequence', text(row, 'schema'), text(row, 'name')];
  return [commentOf(path, column.parent, row)];
}

function commentOf(path: readonly string[], parent: ObjectId | undefined, row: Row): Comment {
  const [words, usual] = [text(row, 'text'), textOrNone(row, 'usual')];
  return { kind: 'comment', id: objectId('comment', path), path, parent, needs: [], text: words, usual };
}

const words: Readonly<Record<string, string>> = {
  schema: 'SCHEMA',
  extension: 'EXTENSION',
  enum: 'TYPE',
  domain: 'DOMAIN',
  composite: 'TYPE',
  'shell-type': 'TYPE',
  'base-type': 'TYPE',
  range: 'TYPE',
  collation: 'COLLATION',
  sequence: 'SEQUENCE',
  table: 'TABLE',
  column: 'COLUMN',
  index: 'INDEX',
  view: 'VIEW',
  'materialized-view': 'MATERIALIZED VIEW',
  language: 'LANGUAGE',
  conversion: 'CONVERSION',
  'access-method': 'ACCESS METHOD',
  'text-search-parser': 'TEXT SEARCH PARSER',
  'text-search-template': 'TEXT SEARCH TEMPLATE',
  'text-search-dictionary': 'TEXT SEARCH DICTIONARY',
  'text-search-configuration': 'TEXT SEARCH CONFIGURATION',
  'event-trigger': 'EVENT TRIGGER',
  subscription: 'SUBSCRIPTION',
  statistics: 'STATISTICS',
  publication: 'PUBLICATION',
  'foreign-data-wrapper': 'FOREIGN DATA WRAPPER',
  'foreign-server': 'SERVER',
};

/** Kinds that are named within their table: `POLICY name ON table`. */
const wordsOfParts: Readonly<Record<string, string>> = {
  policy: 'POLICY',
};

function subjectText(comment: Comment, state: SchemaState): string {
  const [kind = '', ...path] = comment.path;
  if (find(state, 'table', comment.parent)?.foreign && kind === 'table')
    return `FOREIGN TABLE ${qualified(path)}`;
  if (isOfNotNull(comment)) return onNotNull(comment, notNullIn(comment, state));
  const word = words[kind];
  if (word !== undefined) return `${word} ${qualified(path)}`;
  const on = wordsOfParts[kind];
  if (on !== undefined) return `${on} ${quoteName(path.at(-1) ?? '')} ON ${qualified(path.slice(0, -1))}`;
  if (kind === 'domain-check') return onConstraint(path.at(-1) ?? '', path.slice(0, -1), 'DOMAIN ');
  const subject = state.objects.get(comment.parent ?? '');
  if (kind === indexOfKey && subject && isConstraint(subject))
    return `INDEX ${qualified([subject.path[0] ?? '', constraintName(subject)])}`;
  const special = subject && specialName(subject);
  if (special !== undefined) return special;
  if (subject?.kind !== 'primary-key') return onConstraint(path.at(-1) ?? '', path.slice(0, -1));
  return onConstraint(subject.name ?? '', path);
}

function onNotNull(comment: Comment, name: string): string {
  return onConstraint(name, comment.path.slice(1, -1));
}

function onConstraint(name: string, owner: readonly string[], word = ''): string {
  return `CONSTRAINT ${quoteName(name)} ON ${word}${qualified(owner)}`;
}

/** `COMMENT ON` the comment's subject as the state knows it. */
export function commentOn(comment: Comment, words: string | undefined, state: SchemaState): Statement {
  return commentIs(comment, words, subjectText(comment, state));
}

function commentIs(comment: Comment, words: string | undefined, subject: string): Statement {
  const literal = words === undefined ? 'NULL' : quoteLiteral(words);
  return statement(`COMMENT ON ${subject} IS ${literal}`, [comment.id], { lock: 'blocks schema changes' });
}

/** The comment on what it belongs to once that has changed. */
function commentAfterwards(comment: Comment, sides: Sides): Statement {
  if (!isOfNotNull(comment)) return commentOn(comment, comment.text, sides.after);
  return commentIs(comment, comment.text, onNotNull(comment, notNullAfterwards(comment, sides)));
}

/** The SQL of comments. */
export const commentSql: ObjectSql<Comment> = {
  // The constraint may get another name in between.
  way: (before) => (isOfNotNull(before) ? 'replace' : 'alone'),
  create: (object, _embedded, sides) => [commentAfterwards(object, sides)],
  drop: (object, sides) => [commentOn(object, object.usual, sides.before)],
  alter: (_before, after, sides) => [commentAfterwards(after, sides)],
  rename: () => never('a comment has no name'),
};
