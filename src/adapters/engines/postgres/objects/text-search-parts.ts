import { statement } from '../../../../domain/plan/statement.js';
import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { TextSearchParser, TextSearchTemplate } from '../../../../domain/schema/objects/plain.js';
import { qualified, quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import type { ObjectSql } from './object-sql.js';
import type { Row } from './row.js';
import { text, textOrNone } from './row.js';

type Part = TextSearchParser | TextSearchTemplate;

/** The options of a part in the order of its DDL, each with the column that holds its function. */
type Options = Readonly<Record<string, string>>;

const parserOptions: Options = {
  start: 'prsstart',
  gettoken: 'prstoken',
  end: 'prsend',
  headline: 'prsheadline',
  lextypes: 'prslextype',
};

const templateOptions: Options = { init: 'tmplinit', lexize: 'tmpllexize' };

function functionColumns(options: Options): string {
  const each = Object.entries(options).map(([option, column]) => {
    const oid = `x.${column}::pg_catalog.oid`;
    return `case when ${oid} <> 0 then ${oid}::pg_catalog.regproc::pg_catalog.text end as "${option}"`;
  });
  return each.join(', ');
}

function query(catalog: 'pg_ts_parser' | 'pg_ts_template', prefix: string, options: Options): string {
  return `
    select x.oid::pg_catalog.text as oid, n.nspname as schema, x.${prefix}name as name, ${functionColumns(options)}
    from pg_catalog.${catalog} x
    join pg_catalog.pg_namespace n on n.oid = x.${prefix}namespace
    where ${ownSchema} and ${notOfExtension(catalog, 'x')}`;
}

function optionsOf(row: Row, options: Options): readonly string[] {
  return Object.keys(options).flatMap((option) => {
    const value = textOrNone(row, option);
    return value === undefined ? [] : [`${option} = ${value}`];
  });
}

/** Reads the parsers of full text search. */
export const parserCatalog: CatalogReader = {
  present: made('pg_ts_parser'),
  query: () => query('pg_ts_parser', 'prs', parserOptions),
  read(row) {
    const path = [text(row, 'schema'), text(row, 'name')];
    const id = objectId('text-search-parser', path);
    const options = optionsOf(row, parserOptions);
    const object: TextSearchParser = { kind: 'text-search-parser', id, path, needs: [], options };
    return [{ object, addresses: [address('pg_ts_parser', text(row, 'oid'))] }];
  },
};

/** Reads the templates of dictionaries. */
export const templateCatalog: CatalogReader = {
  present: made('pg_ts_template'),
  query: () => query('pg_ts_template', 'tmpl', templateOptions),
  read(row) {
    const path = [text(row, 'schema'), text(row, 'name')];
    const id = objectId('text-search-template', path);
    const options = optionsOf(row, templateOptions);
    const object: TextSearchTemplate = { kind: 'text-search-template', id, path, needs: [], options };
    return [{ object, addresses: [address('pg_ts_template', text(row, 'oid'))] }];
  },
};

const words = {
  'text-search-parser': 'TEXT SEARCH PARSER',
  'text-search-template': 'TEXT SEARCH TEMPLATE',
} as const;

const nameText = ({ kind, path }: Part): string => `${words[kind]} ${qualified(path)}`;

/** Nothing of either can be altered but its name. */
const partSql: ObjectSql<Part> = {
  occupies: ({ kind, path }) => [`${words[kind].toLowerCase()} ${JSON.stringify(path)}`],
  way: () => 'replace',
  create: (object) => [statement(`CREATE ${nameText(object)} (${object.options.join(', ')})`, [object.id])],
  drop: (object) => [statement(`DROP ${nameText(object)}`, [object.id])],
  alter: () => [],
  rename: (before, after) => [
    statement(`ALTER ${nameText(before)} RENAME TO ${quoteName(nameOf(after))}`, [after.id]),
  ],
};

/** The SQL of parsers. */
export const parserSql: ObjectSql<TextSearchParser> = partSql;

/** The SQL of templates. */
export const templateSql: ObjectSql<TextSearchTemplate> = partSql;
