import { objectId } from '../../../../domain/schema/id.js';
import type {
  TextSearchConfiguration,
  TextSearchDictionary,
} from '../../../../domain/schema/objects/plain.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import { rows, some, text, textOrNone, texts } from './row.js';

/** SQL: a name, with its schema where that isn't the server's own. */
const nameText = (schema: string, name: string): string =>
  `case when ${schema} = 'pg_catalog' then '' else pg_catalog.quote_ident(${schema}) || '.' end
    || pg_catalog.quote_ident(${name})`;

/** One `name = value` of the text in which the server keeps a dictionary's options. */
const option = /((?:"(?:[^"]|"")+"|[^\s"',=]+) = (?:E?'(?:[^']|'')*'|[^\s',]+))(?:, |$)/gy;

/** Reads the dictionaries of full text search. */
export const dictionaryCatalog: CatalogReader = {
  present: made('pg_ts_dict'),
  query: () => `
    select d.oid::pg_catalog.text as oid, n.nspname as schema, d.dictname as name, d.dictinitoption as options,
      ${nameText('tn.nspname', 't.tmplname')} as template
    from pg_catalog.pg_ts_dict d
    join pg_catalog.pg_namespace n on n.oid = d.dictnamespace
    join pg_catalog.pg_ts_template t on t.oid = d.dicttemplate
    join pg_catalog.pg_namespace tn on tn.oid = t.tmplnamespace
    where ${ownSchema} and ${notOfExtension('pg_ts_dict', 'd')}`,
  read(row) {
    const path = [text(row, 'schema'), text(row, 'name')];
    const object: TextSearchDictionary = {
      kind: 'text-search-dictionary',
      id: objectId('text-search-dictionary', path),
      path,
      needs: [],
      template: text(row, 'template'),
      settings: some([...(textOrNone(row, 'options') ?? '').matchAll(option)].map(([, each = '']) => each)),
    };
    return [{ object, addresses: [address('pg_ts_dict', text(row, 'oid'))] }];
  },
};

/** SQL: the dictionaries of every kind of token that has some. */
const mappings = `
  (select pg_catalog.json_agg(pg_catalog.json_build_object('token', k.alias, 'dictionaries',
     (select pg_catalog.json_agg(m.mapdict::pg_catalog.regdictionary::pg_catalog.text order by m.mapseqno)
      from pg_catalog.pg_ts_config_map m where m.mapcfg = c.oid and m.maptokentype = k.tokid)) order by k.alias)
   from pg_catalog.ts_token_type(c.cfgparser) k
   where exists (select from pg_catalog.pg_ts_config_map m where m.mapcfg = c.oid and m.maptokentype = k.tokid))`;

/** Reads the configurations of full text search. */
export const configurationCatalog: CatalogReader = {
  present: made('pg_ts_config'),
  query: () => `
    select c.oid::pg_catalog.text as oid, n.nspname as schema, c.cfgname as name,
      ${nameText('pn.nspname', 'p.prsname')} as parser, ${mappings} as mappings
    from pg_catalog.pg_ts_config c
    join pg_catalog.pg_namespace n on n.oid = c.cfgnamespace
    join pg_catalog.pg_ts_parser p on p.oid = c.cfgparser
    join pg_catalog.pg_namespace pn on pn.oid = p.prsnamespace
    where ${ownSchema} and ${notOfExtension('pg_ts_config', 'c')}`,
  read(row) {
    const path = [text(row, 'schema'), text(row, 'name')];
    const object: TextSearchConfiguration = {
      kind: 'text-search-configuration',
      id: objectId('text-search-configuration', path),
      path,
      needs: [],
      parser: text(row, 'parser'),
      mappings: some(
        rows(row, 'mappings').map((item) => ({
          token: text(item, 'token'),
          dictionaries: texts(item, 'dictionaries'),
        })),
      ),
    };
    return [{ object, addresses: [address('pg_ts_config', text(row, 'oid'))] }];
  },
};
