import type { CatalogReader, Census } from './catalog.js';
import { columnCatalog } from './column.js';
import { constraintCatalog } from './constraint-catalog.js';
import { policyCatalog } from './policy.js';
import type { Row } from './row.js';
import { flag, text } from './row.js';
import { ruleCatalog } from './rule.js';
import { statisticsCatalog } from './statistics.js';
import { triggerCatalog } from './trigger.js';

const catalog = (name: string): string => `'pg_catalog.${name}'::pg_catalog.regclass::pg_catalog.oid`;
const relations = catalog('pg_class');
const constraints = catalog('pg_constraint');
const types = catalog('pg_type');

/** A catalog whose rows are parts of a relation, and the column that says of which. */
type Whole = readonly [catalog: string, relation: string];

/** Those that have rows: what there is none of needs no planning. */
function wholesOf({ readers }: Census): readonly Whole[] {
  const wholes: readonly (readonly [CatalogReader, ...Whole])[] = [
    [constraintCatalog, 'pg_constraint', 'conrelid'],
    [columnCatalog, 'pg_attrdef', 'adrelid'],
    [triggerCatalog, 'pg_trigger', 'tgrelid'],
    [policyCatalog, 'pg_policy', 'polrelid'],
    [ruleCatalog, 'pg_rewrite', 'ev_class'],
    [statisticsCatalog, 'pg_statistic_ext', 'stxrelid'],
  ];
  return wholes.flatMap(([reader, ...whole]) => (readers.has(reader) ? [whole] : []));
}

/** SQL: rows of pg_depend that say of a sequence which column owns it. */
const owned = (depend: string): string =>
  `${depend}.classid = ${relations} and ${depend}.refclassid = ${relations}
    and ${depend}.refobjsubid > 0 and ${depend}.deptype in ('a', 'i')`;

/**
 * SQL: what a row of the catalog stands for, as a lateral (class, id): the relation that it is a part of, or itself; an
 * array its element. Each is looked up by its key, so that the cost follows what is reached and not what there is.
 */
function standsFor(cls: string, id: string, wholes: readonly Whole[]): string {
  const parts = wholes.map(
    ([name, whole]) =>
      `when ${catalog(name)} then (select nullif(x.${whole}, 0) from pg_catalog.${name} x where x.oid = ${id})`,
  );
  return `(
      select case when r.relation is null then ${cls} else ${relations} end as class,
        coalesce(r.relation, r.element, ${id}) as id
      from (select case ${cls}
          when ${relations} then coalesce(
            (select x.indrelid from pg_catalog.pg_index x where x.indexrelid = ${id}),
            (select x.refobjid from pg_catalog.pg_depend x join pg_catalog.pg_class s on s.oid = x.objid
              where x.objid = ${id} and s.relkind = 'S' and ${owned('x')} limit 1))
          when ${types} then (
            select nullif(coalesce(e.typrelid, x.typrelid), 0) from pg_catalog.pg_type x
            left join pg_catalog.pg_type e on e.typarray = x.oid and e.oid = x.typelem where x.oid = ${id})
          ${parts.join('\n          ')} end as relation,
        case when ${cls} = ${types} then (
          select e.oid from pg_catalog.pg_type x join pg_catalog.pg_type e on e.oid = x.typelem and e.typarray = x.oid
          where x.oid = ${id}) end as element offset 0) r)`;
}

/** SQL: the row `t` (class, id) of the catalog with all its parts, as a lateral (class, id). */
const withParts = (wholes: readonly Whole[]): string => `(
      select t.class, t.id
      union all select ${relations}, x.indexrelid from pg_catalog.pg_index x where t.class = ${relations} and x.indrelid = t.id
      union all select ${relations}, x.objid from pg_catalog.pg_depend x
        where t.class = ${relations} and x.refobjid = t.id and ${owned('x')}
      union all select ${types}, x.reltype from pg_catalog.pg_class x where t.class = ${relations} and x.oid = t.id and x.reltype <> 0
      union all select ${types}, y.typarray from pg_catalog.pg_class x join pg_catalog.pg_type y on y.oid = x.reltype
        where t.class = ${relations} and x.oid = t.id
      union all select ${types}, x.typarray from pg_catalog.pg_type x where t.class = ${types} and x.oid = t.id
      ${wholes
        .map(
          ([name, whole]) =>
            `union all select ${catalog(name)}, x.oid from pg_catalog.${name} x where t.class = ${relations} and x.${whole} = t.id`,
        )
        .join('\n      ')})`;

/** SQL: what inherits from the relation `t` or is a partition of it, and the other way round. */
const kin = `
      select ${relations}, i.inhrelid from pg_catalog.pg_inherits i join pg_catalog.pg_class x on x.oid = i.inhrelid
        where t.class = ${relations} and i.inhparent = t.id and x.relkind in ('r', 'p', 'f')
      union all
      select ${relations}, i.inhparent from pg_catalog.pg_inherits i join pg_catalog.pg_class x on x.oid = i.inhrelid
        where t.class = ${relations} and i.inhrelid = t.id and x.relkind in ('r', 'p', 'f')`;

/** SQL: a dependency that a user's objects have on each other, not as parts. */
const counts = `d.deptype in ('n', 'a') and d.objid >= 16384 and d.refobjid >= 16384`;

const isKey = `d.classid = ${constraints}
        and exists (select from pg_catalog.pg_constraint k where k.oid = d.objid and k.contype = 'f')`;

/** SQL: what refers to a part of `t`; by a foreign key or by anything else. */
const dependents = (byKey: boolean, wholes: readonly Whole[]): string => `
      select w.class, w.id from ${withParts(wholes)} p
      join pg_catalog.pg_depend d on d.refclassid = p.class and d.refobjid = p.id
      cross join lateral ${standsFor('d.classid', 'd.objid', wholes)} w
      where ${counts} and ${byKey ? isKey : `not (${isKey})`}`;

/** SQL: what the parts of `t` refer to. */
const needs = (wholes: readonly Whole[]): string => `
      select w.class, w.id from ${withParts(wholes)} p
      join pg_catalog.pg_depend d on d.classid = p.class and d.objid = p.id
      cross join lateral ${standsFor('d.refclassid', 'd.refobjid', wholes)} w
      where ${counts}`;

/**
 * SQL: what a change of these relations can touch, as (key, routine): what depends on them, however far, with all tables
 * above and below; and beside that, unchanged in any case, what those refer to or what refers to them. `routine` tells of
 * the former whether it is one.
 */
export function touchQuery(changed: readonly string[], census: Census): string {
  const wholes = wholesOf(census);
  return `
  with recursive touched(class, id) as (
    select ${relations}, pg_catalog.unnest('{${changed.join(',')}}'::pg_catalog.oid[])
    union
    select n.class, n.id from touched t cross join lateral (${dependents(false, wholes)}
      union all ${kin}) n (class, id)),
  beside(class, id) as (
    select n.class, n.id from touched t cross join lateral (${dependents(true, wholes)}
      union all ${needs(wholes)}) n (class, id)
    union
    select n.class, n.id from beside t cross join lateral (${kin}) n (class, id))
  select id::pg_catalog.text as key, class = ${catalog('pg_proc')} as routine from touched
  union
  select id::pg_catalog.text, false from beside where class = ${relations}`;
}

/** What such rows name; undefined where a routine is among it: the body of one may name anything. */
export function touchedBy(rows: readonly Row[]): ReadonlySet<string> | undefined {
  if (rows.some((row) => flag(row, 'routine'))) return undefined;
  return new Set(rows.map((row) => text(row, 'key')));
}
