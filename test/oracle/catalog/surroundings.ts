import { grants, identity, options, own, role, select, userSchema } from './fragments.js';
import type { CatalogQuery } from './fragments.js';

const schemas: CatalogQuery = () =>
  select(
    'schema',
    'quote_ident(n.nspname)',
    { owner: role('n.nspowner'), grants: grants('n.nspacl', 'n.nspowner', 'n') },
    `pg_namespace n where ${userSchema('n.oid')} and (n.nspname = 'public' or ${own('pg_namespace', 'n.oid')})`,
  );

const extensions: CatalogQuery = () =>
  select(
    'extension',
    'quote_ident(e.extname)',
    { schema: 'e.extnamespace::regnamespace::text', version: 'e.extversion' },
    `pg_extension e where e.oid >= 16384`,
  );

const languages: CatalogQuery = () =>
  select(
    'language',
    'quote_ident(l.lanname)',
    {
      owner: role('l.lanowner'),
      grants: grants('l.lanacl', 'l.lanowner', 'l'),
      trusted: 'l.lanpltrusted',
      call: 'l.lanplcallfoid::regprocedure::text',
      inline: 'l.laninline::regprocedure::text',
      validator: 'l.lanvalidator::regprocedure::text',
    },
    `pg_language l where ${own('pg_language', 'l.oid')}`,
  );

const defaultGrants: CatalogQuery = () =>
  select(
    'default grants',
    identity('pg_default_acl', 'd.oid'),
    { grants: '(select jsonb_agg(g::text order by g::text) from unnest(d.defaclacl) g)' },
    `pg_default_acl d`,
  );

// An object's catalog is known only by row here, hence the pg_depend test on the description's own class.
const comments: CatalogQuery = () =>
  select(
    'comment',
    `(select o.type || ' ' || o.identity from pg_identify_object(d.classoid, d.objoid, d.objsubid) o)`,
    { text: 'd.description' },
    `pg_description d where (d.objoid >= 16384 or (d.classoid = 'pg_namespace'::regclass and d.objoid = 'public'::regnamespace))
     and not exists (select from pg_depend m where m.classid = d.classoid and m.objid = d.objoid and m.deptype = 'e')
     and exists (select from pg_identify_object(d.classoid, d.objoid, d.objsubid) o where o.identity !~ '^pg_(temp|toast)')`,
  );

const extensionDependencies: CatalogQuery = () =>
  select(
    'depends on extension',
    `(select o.type || ' ' || o.identity from pg_identify_object(d.classid, d.objid, d.objsubid) o) || ' on ' || e.extname`,
    {},
    `pg_depend d join pg_extension e on e.oid = d.refobjid where d.deptype = 'x'`,
  );

const publications: CatalogQuery = () =>
  select(
    'publication',
    'quote_ident(p.pubname)',
    { owner: role('p.pubowner'), rest: `to_jsonb(p) - array['oid', 'pubname', 'pubowner']` },
    'pg_publication p',
  );

const publicationTables: CatalogQuery = (version) =>
  select(
    'publication table',
    `quote_ident(p.pubname) || ' ' || ${identity('pg_class', 'r.prrelid')}`,
    version < 150_000
      ? {}
      : {
          columns: `(select jsonb_agg(a.attname order by a.attname) from pg_attribute a
            where a.attrelid = r.prrelid and a.attnum = any(r.prattrs::int2[]))`,
          where: 'pg_get_expr(r.prqual, r.prrelid)',
        },
    'pg_publication_rel r join pg_publication p on p.oid = r.prpubid',
  );

const publicationSchemas: CatalogQuery = (version) =>
  select(
    'publication schema',
    `quote_ident(p.pubname) || ' ' || n.pnnspid::regnamespace::text`,
    {},
    version < 150_000
      ? 'pg_publication p, (values (0)) n(pnnspid) where false'
      : 'pg_publication_namespace n join pg_publication p on p.oid = n.pnpubid',
  );

const subscriptions: CatalogQuery = () =>
  select(
    'subscription',
    'quote_ident(s.subname)',
    {
      owner: role('s.subowner'),
      rest: `to_jsonb(s) - array['oid', 'subdbid', 'subname', 'subowner', 'subenabled']`,
    },
    'pg_subscription s join pg_database d on d.oid = s.subdbid and d.datname = current_database()',
  );

const foreignWrappers: CatalogQuery = () =>
  select(
    'foreign data wrapper',
    'quote_ident(f.fdwname)',
    {
      owner: role('f.fdwowner'),
      grants: grants('f.fdwacl', 'f.fdwowner', 'F'),
      handler: 'f.fdwhandler::regprocedure::text',
      validator: 'f.fdwvalidator::regprocedure::text',
      options: options('f.fdwoptions'),
    },
    `pg_foreign_data_wrapper f where ${own('pg_foreign_data_wrapper', 'f.oid')}`,
  );

const foreignServers: CatalogQuery = () =>
  select(
    'foreign server',
    'quote_ident(s.srvname)',
    {
      owner: role('s.srvowner'),
      grants: grants('s.srvacl', 's.srvowner', 'S'),
      wrapper: '(select f.fdwname from pg_foreign_data_wrapper f where f.oid = s.srvfdw)',
      type: 's.srvtype',
      version: 's.srvversion',
      options: options('s.srvoptions'),
    },
    `pg_foreign_server s where ${own('pg_foreign_server', 's.oid')}`,
  );

const userMappings: CatalogQuery = () =>
  select(
    'user mapping',
    `quote_ident(u.srvname) || ' ' || quote_ident(u.usename)`,
    { options: options('u.umoptions') },
    'pg_user_mappings u',
  );

const searchConfigurations: CatalogQuery = () =>
  select(
    'text search configuration',
    identity('pg_ts_config', 'c.oid'),
    {
      owner: role('c.cfgowner'),
      parser: identity('pg_ts_parser', 'c.cfgparser'),
      maps: `(select jsonb_agg(jsonb_build_array(m.maptokentype, ${identity('pg_ts_dict', 'm.mapdict')})
        order by m.maptokentype, m.mapseqno) from pg_ts_config_map m where m.mapcfg = c.oid)`,
    },
    `pg_ts_config c where ${own('pg_ts_config', 'c.oid')} and ${userSchema('c.cfgnamespace')}`,
  );

const searchDictionaries: CatalogQuery = () =>
  select(
    'text search dictionary',
    identity('pg_ts_dict', 'd.oid'),
    {
      owner: role('d.dictowner'),
      template: identity('pg_ts_template', 'd.dicttemplate'),
      options: 'd.dictinitoption',
    },
    `pg_ts_dict d where ${own('pg_ts_dict', 'd.oid')} and ${userSchema('d.dictnamespace')}`,
  );

/** What surrounds tables: schemas, extensions, grants, comments, publications, foreign data, text search. */
export const surroundingQueries: readonly CatalogQuery[] = Object.freeze([
  schemas,
  extensions,
  languages,
  defaultGrants,
  comments,
  extensionDependencies,
  publications,
  publicationTables,
  publicationSchemas,
  subscriptions,
  foreignWrappers,
  foreignServers,
  userMappings,
  searchConfigurations,
  searchDictionaries,
]);
