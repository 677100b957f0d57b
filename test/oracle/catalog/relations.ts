import { columnNames, grants, identity, options, own, role, select, userSchema } from './fragments.js';
import type { CatalogQuery } from './fragments.js';

const ownRelation = (kinds: string): string =>
  `${own('pg_class', 'c.oid')} and c.relkind in (${kinds}) and c.relpersistence <> 't' and ${userSchema('c.relnamespace')}`;

const relation = identity('pg_class', 'c.oid');

const storage = {
  owner: role('c.relowner'),
  grants: grants('c.relacl', 'c.relowner', 'r'),
  options: options('c.reloptions'),
  persistence: 'c.relpersistence',
  tablespace: '(select t.spcname from pg_tablespace t where t.oid = c.reltablespace)',
  access: '(select m.amname from pg_am m where m.oid = c.relam)',
};

const tables: CatalogQuery = () =>
  select(
    'table',
    relation,
    {
      ...storage,
      kind: 'c.relkind',
      toast: `(select ${options('t.reloptions')} from pg_class t where t.oid = c.reltoastrelid)`,
      'replica identity': 'c.relreplident',
      'row security': 'c.relrowsecurity',
      'forced row security': 'c.relforcerowsecurity',
      inherits: `(select jsonb_agg(${identity('pg_class', 'i.inhparent')} order by i.inhseqno)
        from pg_inherits i where i.inhrelid = c.oid)`,
      'partition key': 'pg_get_partkeydef(c.oid)',
      bound: 'pg_get_expr(c.relpartbound, c.oid)',
      'of type': `(select ${identity('pg_type', 'c.reloftype')} where c.reloftype <> 0)`,
      server: `(select s.srvname from pg_foreign_table f join pg_foreign_server s on s.oid = f.ftserver where f.ftrelid = c.oid)`,
      'foreign options': `(select ${options('f.ftoptions')} from pg_foreign_table f where f.ftrelid = c.oid)`,
      'system triggers': `(select jsonb_object_agg(x.state, x.count) from (select t.tgenabled as state, count(*) as count
        from pg_trigger t where t.tgrelid = c.oid and t.tgisinternal group by 1) x)`,
    },
    `pg_class c where ${ownRelation(`'r', 'p', 'f'`)}`,
  );

const sequenceFacts = (
  table: string,
): string => `(select jsonb_build_object('type', format_type(s.seqtypid, null),
  'start', s.seqstart, 'increment', s.seqincrement, 'min', s.seqmin, 'max', s.seqmax, 'cache', s.seqcache, 'cycle', s.seqcycle)
  from pg_sequence s where s.seqrelid = ${table})`;

/** Names that a server chose follow tables and columns or not, as it happens; what comes from above has that one's name. */
const notNull = `(select jsonb_build_object('no inherit', k.connoinherit, 'validated', k.convalidated, 'name',
  case when k.coninhcount = 0 and k.conname !~ '_not_null[0-9]*$' then k.conname end)
  from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'n' and k.conkey[1] = a.attnum)`;

const columns: CatalogQuery = (version) =>
  select(
    'column',
    identity('pg_class', 'c.oid', 'a.attnum'),
    {
      type: 'format_type(a.atttypid, a.atttypmod)',
      collation: `(select ${identity('pg_collation', 'a.attcollation')} from pg_type t
        where t.oid = a.atttypid and t.typcollation <> a.attcollation)`,
      'not null': 'a.attnotnull',
      ...(version >= 180000 ? { 'not null constraint': notNull } : {}),
      default: 'pg_get_expr(d.adbin, d.adrelid)',
      generated: `nullif(a.attgenerated, '')`,
      identity: `nullif(a.attidentity, '')`,
      'identity sequence': `(select jsonb_agg(${sequenceFacts('p.objid')} || jsonb_build_object('name', ${identity('pg_class', 'p.objid')}))
        from pg_depend p where p.refclassid = 'pg_class'::regclass and p.refobjid = a.attrelid and p.refobjsubid = a.attnum
        and p.classid = 'pg_class'::regclass and p.deptype = 'i' and a.attidentity <> '')`,
      storage: 'a.attstorage',
      compression: `nullif(a.attcompression, '')`,
      statistics: 'nullif(a.attstattarget, -1)',
      options: options('a.attoptions'),
      'foreign options': options('a.attfdwoptions'),
      grants: `(select jsonb_agg(g::text order by g::text) from unnest(a.attacl) g)`,
      local: 'a.attislocal',
      inherited: 'a.attinhcount > 0',
    },
    `pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where ${ownRelation(`'r', 'p', 'f', 'v', 'm'`)}`,
  );

// On PostgreSQL 18 NOT NULL has constraint rows of its own (type n); everywhere it is a fact of the column. A foreign key to
// a partitioned table has further rows, for its partitions, with names in the order in which those came.
const constraints: CatalogQuery = () =>
  select(
    'constraint',
    identity('pg_constraint', 'k.oid'),
    {
      definition: 'pg_get_constraintdef(k.oid)',
      validated: 'k.convalidated',
      local: 'k.conislocal',
      inherited: 'k.coninhcount > 0 or k.conparentid <> 0',
      // Of keys and foreign keys the server keeps a mark here that says nothing.
      'no inherit': "k.connoinherit and k.contype = 'c'",
    },
    `pg_constraint k where ${own('pg_constraint', 'k.oid')} and k.contype not in ('n', 't') and ${userSchema('k.connamespace')}
     and not exists (select from pg_constraint u where u.oid = k.conparentid and u.conrelid = k.conrelid)`,
  );

const indexes: CatalogQuery = () =>
  select(
    'index',
    relation,
    {
      definition: 'pg_get_indexdef(c.oid)',
      valid: 'i.indisvalid',
      ready: 'i.indisready',
      primary: 'i.indisprimary',
      immediate: 'i.indimmediate',
      'replica identity': 'i.indisreplident',
      clustered: 'i.indisclustered',
      parent: `(select ${identity('pg_class', 'h.inhparent')} from pg_inherits h where h.inhrelid = c.oid)`,
      tablespace: storage.tablespace,
      statistics: `(select jsonb_object_agg(a.attnum, a.attstattarget) from pg_attribute a
        where a.attrelid = c.oid and a.attstattarget >= 0)`,
    },
    `pg_class c join pg_index i on i.indexrelid = c.oid where ${ownRelation(`'i', 'I'`)}`,
  );

const sequences: CatalogQuery = () =>
  select(
    'sequence',
    relation,
    {
      owner: storage.owner,
      grants: grants('c.relacl', 'c.relowner', 's'),
      persistence: storage.persistence,
      parameters: sequenceFacts('c.oid'),
      'owned by': `(select ${identity('pg_class', 'p.refobjid', 'p.refobjsubid')} from pg_depend p
        where p.classid = 'pg_class'::regclass and p.objid = c.oid and p.refclassid = 'pg_class'::regclass
        and p.refobjsubid > 0 and p.deptype in ('a', 'i'))`,
    },
    `pg_class c where ${ownRelation(`'S'`)}`,
  );

const views: CatalogQuery = () =>
  select(
    'view',
    relation,
    { ...storage, kind: 'c.relkind', definition: 'pg_get_viewdef(c.oid)' },
    `pg_class c where ${ownRelation(`'v', 'm'`)}`,
  );

// pg_get_statisticsobjdef names columns in the table's order, which must not matter here.
const statistics: CatalogQuery = () =>
  select(
    'statistics',
    identity('pg_statistic_ext', 'x.oid'),
    {
      owner: role('x.stxowner'),
      table: identity('pg_class', 'x.stxrelid'),
      columns: `(select jsonb_agg(v order by v) from jsonb_array_elements(${columnNames('x.stxrelid', 'x.stxkeys')}) v)`,
      kinds: '(select jsonb_agg(v order by v) from unnest(x.stxkind) v)',
      expressions: `(select jsonb_agg(v order by v) from unnest(pg_get_statisticsobjdef_expressions(x.oid)) v)`,
      target: 'nullif(x.stxstattarget, -1)',
    },
    `pg_statistic_ext x where ${own('pg_statistic_ext', 'x.oid')} and ${userSchema('x.stxnamespace')}`,
  );

/** What lies in or hangs on tables: tables, columns, constraints, indexes, sequences, views, statistics. */
export const relationQueries: readonly CatalogQuery[] = Object.freeze([
  tables,
  columns,
  constraints,
  indexes,
  sequences,
  views,
  statistics,
]);
