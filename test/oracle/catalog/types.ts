import { grants, identity, own, role, select, userSchema } from './fragments.js';
import type { CatalogQuery } from './fragments.js';

// Every table brings a row type and every type an array type; they say nothing of their own.
const types: CatalogQuery = () =>
  select(
    'type',
    identity('pg_type', 't.oid'),
    {
      kind: 't.typtype',
      owner: role('t.typowner'),
      grants: grants('t.typacl', 't.typowner', 'T'),
      labels:
        '(select jsonb_agg(e.enumlabel order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)',
      domain: `(select jsonb_build_object('type', format_type(t.typbasetype, t.typtypmod), 'not null', t.typnotnull,
        'default', coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault), 'collation', (select ${identity('pg_collation', 't.typcollation')} where t.typcollation <> 0))
        where t.typtype = 'd')`,
      attributes: `(select jsonb_agg(jsonb_build_array(a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attcollation <> 0 then ${identity('pg_collation', 'a.attcollation')} end) order by a.attnum)
        from pg_attribute a where a.attrelid = t.typrelid and t.typtype = 'c' and a.attnum > 0 and not a.attisdropped)`,
      range: `(select jsonb_build_object('subtype', format_type(r.rngsubtype, null), 'class', ${identity('pg_opclass', 'r.rngsubopc')},
        'collation', (select ${identity('pg_collation', 'r.rngcollation')} where r.rngcollation <> 0),
        'canonical', r.rngcanonical::regprocedure::text, 'difference', r.rngsubdiff::regprocedure::text,
        'multirange', ${identity('pg_type', 'r.rngmultitypid')}) from pg_range r where r.rngtypid = t.oid)`,
      shape: `(select jsonb_build_object('length', t.typlen, 'category', t.typcategory, 'preferred', t.typispreferred,
        'delimiter', t.typdelim, 'align', t.typalign, 'storage', t.typstorage, 'by value', t.typbyval, 'default', t.typdefault,
        'defined', t.typisdefined, 'input', t.typinput::text, 'output', t.typoutput::text,
        'receive', t.typreceive::text, 'send', t.typsend::text, 'modifier in', t.typmodin::text, 'modifier out', t.typmodout::text,
        'analyze', t.typanalyze::text, 'subscript', t.typsubscript::text, 'element', format_type(nullif(t.typelem, 0), null),
        'collatable', t.typcollation <> 0) where t.typtype = 'b')`,
    },
    `pg_type t where ${own('pg_type', 't.oid')} and ${userSchema('t.typnamespace')} and t.typtype <> 'm'
     and not exists (select from pg_type e where e.typarray = t.oid)
     and (t.typrelid = 0 or exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c'))`,
  );

const collations: CatalogQuery = () =>
  select(
    'collation',
    identity('pg_collation', 'c.oid'),
    {
      owner: role('c.collowner'),
      rest: `to_jsonb(c) - array['oid', 'collname', 'collnamespace', 'collowner', 'collversion', 'collencoding']`,
    },
    `pg_collation c where ${own('pg_collation', 'c.oid')} and ${userSchema('c.collnamespace')}`,
  );

const casts: CatalogQuery = () =>
  select(
    'cast',
    identity('pg_cast', 'c.oid'),
    {
      function: '(select c.castfunc::regprocedure::text where c.castfunc <> 0)',
      context: 'c.castcontext',
      method: 'c.castmethod',
    },
    `pg_cast c where ${own('pg_cast', 'c.oid')} and not exists (select from pg_depend i
     where i.classid = 'pg_cast'::regclass and i.objid = c.oid and i.deptype = 'i')`,
  );

const operators: CatalogQuery = () =>
  select(
    'operator',
    identity('pg_operator', 'o.oid'),
    {
      owner: role('o.oprowner'),
      result: 'format_type(o.oprresult, null)',
      function: 'o.oprcode::regprocedure::text',
      commutator: '(select o.oprcom::regoperator::text where o.oprcom <> 0)',
      negator: '(select o.oprnegate::regoperator::text where o.oprnegate <> 0)',
      restrict: 'o.oprrest::text',
      join: 'o.oprjoin::text',
      merge: 'o.oprcanmerge',
      hash: 'o.oprcanhash',
    },
    `pg_operator o where ${own('pg_operator', 'o.oid')} and ${userSchema('o.oprnamespace')}`,
  );

const operatorClasses: CatalogQuery = () =>
  select(
    'operator class',
    identity('pg_opclass', 'o.oid'),
    {
      owner: role('o.opcowner'),
      family: identity('pg_opfamily', 'o.opcfamily'),
      type: 'format_type(o.opcintype, null)',
      default: 'o.opcdefault',
      key: '(select format_type(o.opckeytype, null) where o.opckeytype <> 0)',
    },
    `pg_opclass o where ${own('pg_opclass', 'o.oid')} and ${userSchema('o.opcnamespace')}`,
  );

const operatorFamilies: CatalogQuery = () =>
  select(
    'operator family',
    identity('pg_opfamily', 'f.oid'),
    {
      owner: role('f.opfowner'),
      operators: `(select jsonb_agg(pg_describe_object('pg_amop'::regclass, a.oid, 0)
        order by pg_describe_object('pg_amop'::regclass, a.oid, 0)) from pg_amop a where a.amopfamily = f.oid)`,
      functions: `(select jsonb_agg(pg_describe_object('pg_amproc'::regclass, a.oid, 0)
        order by pg_describe_object('pg_amproc'::regclass, a.oid, 0)) from pg_amproc a where a.amprocfamily = f.oid)`,
    },
    `pg_opfamily f where ${own('pg_opfamily', 'f.oid')} and ${userSchema('f.opfnamespace')}`,
  );

/** Types and what makes them work: collations, casts, operators. */
export const typeQueries: readonly CatalogQuery[] = Object.freeze([
  types,
  collations,
  casts,
  operators,
  operatorClasses,
  operatorFamilies,
]);
