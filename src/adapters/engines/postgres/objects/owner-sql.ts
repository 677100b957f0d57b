import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { Owner } from '../../../../domain/schema/objects/access.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { qualified, quoteName } from '../sql/quote.js';
import { specialName } from './ddl-name.js';
import { ownerText } from './grant-sql.js';
import type { ObjectSql } from './object-sql.js';
import { never } from './object-sql.js';

const words: Readonly<Record<string, string>> = {
  schema: 'SCHEMA',
  enum: 'TYPE',
  domain: 'DOMAIN',
  composite: 'TYPE',
  'shell-type': 'TYPE',
  'base-type': 'TYPE',
  range: 'TYPE',
  collation: 'COLLATION',
  sequence: 'SEQUENCE',
  table: 'TABLE',
  view: 'VIEW',
  'materialized-view': 'MATERIALIZED VIEW',
  statistics: 'STATISTICS',
  language: 'LANGUAGE',
  conversion: 'CONVERSION',
  'text-search-dictionary': 'TEXT SEARCH DICTIONARY',
  'text-search-configuration': 'TEXT SEARCH CONFIGURATION',
  'event-trigger': 'EVENT TRIGGER',
  subscription: 'SUBSCRIPTION',
  publication: 'PUBLICATION',
  'foreign-data-wrapper': 'FOREIGN DATA WRAPPER',
  'foreign-server': 'SERVER',
};

function subjectText(owner: Owner, state: SchemaState): string {
  const [kind = '', ...path] = owner.path;
  const subject = state.objects.get(owner.parent ?? '');
  const special = subject && specialName(subject);
  return special ?? `${words[kind] ?? kind.toUpperCase()} ${qualified(path)}`;
}

function give(owner: Owner, role: string, state: SchemaState): readonly Statement[] {
  const sql = `ALTER ${subjectText(owner, state)} OWNER TO ${role}`;
  return [statement(sql, [owner.id], { lock: 'blocks reads and writes' })];
}

/** The SQL of owners; every kind of object changes hands in place. */
export const ownerSql: ObjectSql<Owner> = {
  way: () => 'alone',
  create: (owner, _embedded, sides) => give(owner, ownerText(owner), sides.after),
  drop: (owner, sides) =>
    give(owner, owner.usual === undefined ? 'CURRENT_USER' : quoteName(owner.usual), sides.before),
  alter: (_before, after, sides) => give(after, ownerText(after), sides.after),
  rename: () => never('an owner has no name of its own here'),
};
