import type { Catalog, CatalogReader, Census, Reading } from './catalog.js';
import { modelledTable, tellingApart } from './catalog.js';
import { constraintCatalog } from './constraint-catalog.js';
import { indexCatalog } from './index.js';
import { policyCatalog } from './policy.js';
import { ruleCatalog } from './rule.js';
import type { Hidden } from './scope.js';
import { sequenceCatalog } from './sequence.js';
import { statisticsCatalog } from './statistics.js';
import { triggerCatalog } from './trigger.js';
import { quoteLiteral } from '../sql/quote.js';

const hash = (row: string, seed: number): string =>
  `pg_catalog.hashtextextended((${row})::pg_catalog.text, ${seed})`;

/** SQL: the tables that rows of a reader are parts of, each row with its hash. */
function partsOf(reader: CatalogReader, index: number, reading: Reading): string {
  const [schema, name] = reader.table ?? [];
  return `select q.${schema}, q.${name}, ${hash('q', index)} from (${reader.query(reading)}) q`;
}

/** SQL: the comments on rows of a catalog that name their table in a column. */
function commentsIn(catalog: Catalog, table: string, name: string): string {
  return `
  select t.schema, t.name, ${hash(`row('${catalog}', ${name}, d.objsubid, d.description)`, 1001)}
  from pg_catalog.pg_description d join pg_catalog.${catalog} x on x.oid = d.objoid
  join tables t on t.oid = x.${table} where d.classoid = 'pg_catalog.${catalog}'::pg_catalog.regclass`;
}

const ofClass = `d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass`;

/** SQL: the sequences that columns of tables own, of identity columns too. */
const ownedSequences = `
  select s.oid, s.relname, s.relacl, t.schema, t.name
  from pg_catalog.pg_depend d
  join pg_catalog.pg_class s on s.oid = d.objid and s.relkind = 'S'
  join tables t on t.oid = d.refobjid
  where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refclassid = d.classid
    and d.refobjsubid > 0 and d.deptype in ('a', 'i')`;

/** SQL: who an owner is, also to the role that works here. */
const owner = (oid: string): string =>
  `pg_catalog.pg_get_userbyid(${oid}), pg_catalog.pg_get_userbyid(${oid}) = current_user`;

const statisticsName = `x.stxnamespace::pg_catalog.regnamespace, x.stxname`;

/** SQL: what an extension drops along, by the name of the part; `joins` lead from the dependency `d` to it and its table. */
const alongWith = (catalog: Catalog, name: string, joins: string, seed: number): string => `
  select t.schema, t.name, ${hash(`row(${name}, e.extname)`, seed)}
  from pg_catalog.pg_depend d join pg_catalog.pg_extension e on e.oid = d.refobjid ${joins}
  where d.deptype = 'x' and d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass`;

/** SQL: what stands in catalogs of its own, in the same columns: comments, owners and privileges of tables. */
const besideTables = (version: number): readonly string[] => [
  `select t.schema, t.name, ${hash('row(d.objsubid, d.description)', 1002)}
  from pg_catalog.pg_description d join tables t on t.oid = d.objoid where ${ofClass}`,
  `select t.schema, t.name, ${hash(`row(${owner('t.relowner')})`, 1005)} from tables t`,
  // The same list is all privileges on one server and all but one on another.
  `select t.schema, t.name, ${hash(`row(t.relacl, ${version >= 170000})`, 1007)} from tables t
  where t.relacl is not null`,
  `select t.schema, t.name, ${hash('row(a.attname, a.attacl)', 1009)}
  from pg_catalog.pg_attribute a join tables t on t.oid = a.attrelid
  where a.attacl is not null and a.attnum > 0 and not a.attisdropped`,
  `select t.schema, t.name, ${hash('row(p.objsubid, p.initprivs)', 1010)}
  from pg_catalog.pg_init_privs p join tables t on t.oid = p.objoid
  where p.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass`,
];

const indexJoins = `
  join pg_catalog.pg_index i on i.indexrelid = d.objid join pg_catalog.pg_class x on x.oid = d.objid
  join tables t on t.oid = i.indrelid`;

const triggerJoins = `
  join pg_catalog.pg_trigger x on x.oid = d.objid join tables t on t.oid = x.tgrelid`;

/** SQL: the same of their parts, asked where there are such parts at all. */
const besideParts: readonly (readonly [CatalogReader, ...string[]])[] = [
  [
    indexCatalog,
    `select t.schema, t.name, ${hash('row(x.relname, d.description)', 1003)}
  from pg_catalog.pg_description d join pg_catalog.pg_index i on i.indexrelid = d.objoid
  join pg_catalog.pg_class x on x.oid = d.objoid join tables t on t.oid = i.indrelid where ${ofClass}`,
    alongWith('pg_class', 'x.relname', indexJoins, 1011),
  ],
  [
    sequenceCatalog,
    `select s.schema, s.name, ${hash('row(s.relname, d.description)', 1004)}
  from pg_catalog.pg_description d join (${ownedSequences}) s on s.oid = d.objoid where ${ofClass}`,
    `select s.schema, s.name, ${hash('row(s.relname, s.relacl)', 1008)} from (${ownedSequences}) s
  where s.relacl is not null`,
  ],
  [constraintCatalog, commentsIn('pg_constraint', 'conrelid', 'x.conname')],
  [
    triggerCatalog,
    commentsIn('pg_trigger', 'tgrelid', 'x.tgname'),
    alongWith('pg_trigger', 'x.tgname', triggerJoins, 1012),
  ],
  [policyCatalog, commentsIn('pg_policy', 'polrelid', 'x.polname')],
  [ruleCatalog, commentsIn('pg_rewrite', 'ev_class', 'x.rulename')],
  [
    statisticsCatalog,
    commentsIn('pg_statistic_ext', 'stxrelid', statisticsName),
    `select t.schema, t.name, ${hash(`row(${statisticsName}, ${owner('x.stxowner')})`, 1006)}
  from pg_catalog.pg_statistic_ext x join tables t on t.oid = x.stxrelid`,
  ],
];

/** What is to be asked: which of all kinds there are, of which server, and which tables never appear. */
export interface FingerprintInput {
  readonly readers: readonly CatalogReader[];
  readonly census: Census;
  readonly version: number;
  readonly hidden: Hidden;
}

const isHidden = (hidden: Hidden): string =>
  hidden
    .map((path) => `(n.nspname, c.relname) = (${path.map((name) => quoteLiteral(name)).join(', ')})`)
    .join(' or ');

/**
 * SQL: one row a table (key, schema, name, fingerprint): the sum of the hashes of all rows from which the state of the table
 * and of its parts would be made, without what only tells where they stand in the catalog. Where two of them are equal, so
 * are the tables, but for one chance in 2^64; the hashes are of bytes, which mean the same in one encoding only. `leaves`
 * is the same in all rows: whether a foreign key refers to a table that isn't among them.
 */
export function fingerprintQuery({ readers, census, version, hidden }: FingerprintInput): string {
  const reading = tellingApart(version, census);
  // The place among all kinds: what else a database has says nothing of a table.
  const parts = readers.flatMap((reader, index) =>
    reader.table && census.readers.has(reader) ? [partsOf(reader, index, reading)] : [],
  );
  const beside = besideParts.flatMap(([reader, ...queries]) => (census.readers.has(reader) ? queries : []));
  return `
  with tables as materialized (
    select c.oid, n.nspname as schema, c.relname as name, c.relowner, c.relacl
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where ${modelledTable(reading)} and not (${isHidden(hidden) || 'false'}))
  select t.oid::pg_catalog.text as key, t.schema, t.name,
    h.fingerprint || pg_catalog.getdatabaseencoding() as fingerprint,
    (select exists (select from pg_catalog.pg_constraint k where k.contype = 'f'
      and k.conrelid in (select x.oid from tables x) and k.confrelid not in (select x.oid from tables x))) as leaves
  from tables t join (
    select p.schema, p.name, pg_catalog.sum(p.hash)::pg_catalog.text as fingerprint
    from (${[...parts, ...besideTables(version), ...beside].join('\n  union all\n  ')}) p (schema, name, hash)
    group by p.schema, p.name) h on h.schema = t.schema and h.name = t.name`;
}
