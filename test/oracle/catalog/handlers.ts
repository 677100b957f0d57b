import { identity, own, role, select, userSchema } from './fragments.js';
import type { CatalogQuery } from './fragments.js';

const searchParsers: CatalogQuery = () =>
  select(
    'text search parser',
    identity('pg_ts_parser', 'p.oid'),
    {
      start: 'p.prsstart::text',
      token: 'p.prstoken::text',
      end: 'p.prsend::text',
      headline: 'p.prsheadline::text',
      types: 'p.prslextype::text',
    },
    `pg_ts_parser p where ${own('pg_ts_parser', 'p.oid')} and ${userSchema('p.prsnamespace')}`,
  );

const searchTemplates: CatalogQuery = () =>
  select(
    'text search template',
    identity('pg_ts_template', 't.oid'),
    { init: 't.tmplinit::text', lexize: 't.tmpllexize::text' },
    `pg_ts_template t where ${own('pg_ts_template', 't.oid')} and ${userSchema('t.tmplnamespace')}`,
  );

const conversions: CatalogQuery = () =>
  select(
    'conversion',
    identity('pg_conversion', 'c.oid'),
    {
      owner: role('c.conowner'),
      from: 'pg_encoding_to_char(c.conforencoding)',
      to: 'pg_encoding_to_char(c.contoencoding)',
      function: 'c.conproc::text',
      default: 'c.condefault',
    },
    `pg_conversion c where ${own('pg_conversion', 'c.oid')} and ${userSchema('c.connamespace')}`,
  );

const accessMethods: CatalogQuery = () =>
  select(
    'access method',
    'quote_ident(a.amname)',
    { type: 'a.amtype', handler: 'a.amhandler::text' },
    `pg_am a where ${own('pg_am', 'a.oid')}`,
  );

const transforms: CatalogQuery = () =>
  select(
    'transform',
    identity('pg_transform', 't.oid'),
    { from: 't.trffromsql::regprocedure::text', to: 't.trftosql::regprocedure::text' },
    `pg_transform t where ${own('pg_transform', 't.oid')}`,
  );

/** What functions make of the engine: parsers and templates of text search, conversions, access methods, transforms. */
export const handlerQueries: readonly CatalogQuery[] = Object.freeze([
  searchParsers,
  searchTemplates,
  conversions,
  accessMethods,
  transforms,
]);
