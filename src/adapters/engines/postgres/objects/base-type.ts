import { objectId } from '../../../../domain/schema/id.js';
import type { BaseType, ShellType } from '../../../../domain/schema/objects/types.js';
import { quoteLiteral } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { hasTypes, made } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import type { Row } from './row.js';
import { flag, number, some, text, textOrNone } from './row.js';

/** SQL: the function of a column of `t`, if there is one. */
const routine = (column: string): string =>
  `case when t.${column} <> 0 then t.${column}::pg_catalog.regproc::pg_catalog.text end as ${column}`;

/** What ALTER TYPE can set, with the columns. https://www.postgresql.org/docs/current/sql-altertype.html */
const settable: Readonly<Record<string, string>> = {
  receive: 'typreceive',
  send: 'typsend',
  typmod_in: 'typmodin',
  typmod_out: 'typmodout',
  analyze: 'typanalyze',
  subscript: 'typsubscript',
};

/** Reads the base types; the array types that come with other types are none of their own. */
export const baseTypeCatalog: CatalogReader = {
  present: made('pg_type', `x.typinput::pg_catalog.oid >= 16384`),
  query: () => `
    select t.oid::pg_catalog.text as oid, n.nspname as schema, t.typname as name, t.typlen as length,
      t.typbyval as by_value, t.typalign as alignment, t.typstorage as storage, t.typcategory as category,
      t.typispreferred as preferred, t.typdelim as delimiter, t.typdefault as default, t.typcollation <> 0 as collatable,
      case when t.typelem <> 0 then pg_catalog.format_type(t.typelem, null) end as element,
      ${['typinput', 'typoutput', ...Object.values(settable)].map(routine).join(', ')}
    from pg_catalog.pg_type t
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    where t.typtype = 'b' and ${ownSchema} and ${notOfExtension('pg_type', 't')}
      and not exists (select from pg_catalog.pg_type el where el.typarray = t.oid)`,
  read(row) {
    const path = [text(row, 'schema'), text(row, 'name')];
    const id = objectId('base-type', path);
    const object: BaseType = {
      kind: 'base-type',
      id,
      path,
      needs: [],
      definition: definitionOf(row),
      settings: some(settingsOf(row)),
    };
    return [{ object, addresses: [address('pg_type', text(row, 'oid'))] }];
  },
};

/** Reads the types of which only the name is known yet. */
export const shellTypeCatalog: CatalogReader = {
  present: hasTypes('p'),
  query: () => `
    select t.oid::pg_catalog.text as oid, n.nspname as schema, t.typname as name
    from pg_catalog.pg_type t
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    where t.typtype = 'p' and not t.typisdefined and ${ownSchema} and ${notOfExtension('pg_type', 't')}`,
  read(row) {
    const path = [text(row, 'schema'), text(row, 'name')];
    const object: ShellType = { kind: 'shell-type', id: objectId('shell-type', path), path, needs: [] };
    return [{ object, addresses: [address('pg_type', text(row, 'oid'))] }];
  },
};

const alignments: Readonly<Record<string, string>> = { c: 'char', s: 'int2', i: 'int4', d: 'double' };
const storages: Readonly<Record<string, string>> = { p: 'plain', e: 'external', m: 'main', x: 'extended' };

const valueOf = (name: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [`${name} = ${value}`];

const literal = (value: string | undefined): string | undefined =>
  value === undefined ? undefined : quoteLiteral(value);

const unless = (value: string, usual: string): string | undefined => (value === usual ? undefined : value);

function definitionOf(row: Row): readonly string[] {
  const length = number(row, 'length');
  return [
    ...valueOf('input', text(row, 'typinput')),
    ...valueOf('output', text(row, 'typoutput')),
    ...valueOf('internallength', length === -1 ? 'variable' : String(length)),
    ...(flag(row, 'by_value') ? ['passedbyvalue'] : []),
    ...valueOf('alignment', alignments[text(row, 'alignment')]),
    ...valueOf('category', literal(unless(text(row, 'category'), 'U'))),
    ...(flag(row, 'preferred') ? ['preferred = true'] : []),
    ...valueOf('default', literal(textOrNone(row, 'default'))),
    ...valueOf('element', textOrNone(row, 'element')),
    ...valueOf('delimiter', literal(unless(text(row, 'delimiter'), ','))),
    ...(flag(row, 'collatable') ? ['collatable = true'] : []),
    // ALTER TYPE could set it, but the columns would keep the one that they have.
    ...valueOf('storage', storages[text(row, 'storage')]),
  ];
}

function settingsOf(row: Row): readonly string[] {
  return Object.entries(settable).flatMap(([name, column]) => valueOf(name, textOrNone(row, column)));
}
