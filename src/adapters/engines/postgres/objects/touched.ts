import type { Row } from './row.js';
import { flag, text } from './row.js';

const partsOf = (catalog: string, column: string, condition = 'true'): string => `
  select 'pg_catalog.${catalog}'::pg_catalog.regclass::pg_catalog.oid, x.oid, x.${column}
  from pg_catalog.${catalog} x where x.oid >= 16384 and ${condition}`;

/**
 * SQL: which relation a row of the catalog is a part of, as (class, id, relation): the relation itself, its row type,
 * indexes, constraints, defaults, triggers, policies, rules, statistics, and the sequences that its columns own.
 */
const family = `
  select 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid as class, x.oid as id, x.oid as relation
  from pg_catalog.pg_class x where x.oid >= 16384 and x.relkind in ('r', 'p', 'f', 'v', 'm', 'c')
  union all
  select 'pg_catalog.pg_class'::pg_catalog.regclass, i.indexrelid, i.indrelid
  from pg_catalog.pg_index i where i.indexrelid >= 16384
  union all
  select 'pg_catalog.pg_class'::pg_catalog.regclass, d.objid, d.refobjid
  from pg_catalog.pg_depend d join pg_catalog.pg_class x on x.oid = d.objid and x.relkind = 'S'
  where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refclassid = d.classid
    and d.refobjsubid > 0 and d.deptype in ('a', 'i')
  union all ${partsOf('pg_type', 'typrelid', 'x.typrelid <> 0')}
  union all ${partsOf('pg_constraint', 'conrelid', 'x.conrelid <> 0')}
  union all ${partsOf('pg_attrdef', 'adrelid')}
  union all ${partsOf('pg_trigger', 'tgrelid')}
  union all ${partsOf('pg_policy', 'polrelid')}
  union all ${partsOf('pg_rewrite', 'ev_class')}
  union all ${partsOf('pg_statistic_ext', 'stxrelid')}`;

const node = (relation: string, catalog: string, oid: string): string =>
  `coalesce(${relation}::pg_catalog.text, ${catalog}.relname || ':' || ${oid})`;

/**
 * SQL: what depends on what, relations standing for all of their parts: (dependent, needed, foreign) where `foreign` means
 * that nothing but a foreign key says so, and `kin` that one inherits from the other or is a partition of it.
 */
export const touchQuery = `
  with family as materialized (${family}),
  edges as (
    select distinct ${node('f.relation', 'cc', 'd.objid')} as dependent,
      ${node('rf.relation', 'rc', 'coalesce(el.oid, d.refobjid)')} as needed, coalesce(k.contype = 'f', false) as by_key
    from pg_catalog.pg_depend d
    join pg_catalog.pg_class cc on cc.oid = d.classid
    join pg_catalog.pg_class rc on rc.oid = d.refclassid
    left join pg_catalog.pg_type el
      on d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass and el.typarray = d.refobjid
    left join pg_catalog.pg_constraint k
      on d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass and k.oid = d.objid
    left join family f on f.class = d.classid and f.id = d.objid
    left join family rf on rf.class = d.refclassid and rf.id = coalesce(el.oid, d.refobjid)
    where d.deptype in ('n', 'a') and d.objid >= 16384 and d.refobjid >= 16384)
  select dependent, needed, pg_catalog.bool_and(by_key) as foreign, false as kin
  from edges where dependent <> needed group by dependent, needed
  union all
  select i.inhrelid::pg_catalog.text, i.inhparent::pg_catalog.text, false, true
  from pg_catalog.pg_inherits i
  join pg_catalog.pg_class c on c.oid = i.inhrelid and c.relkind in ('r', 'p', 'f')`;

interface Graph {
  readonly dependents: ReadonlyMap<string, readonly string[]>;
  /** Those that only a foreign key ties to it, both ways, and what it needs itself. */
  readonly beside: ReadonlyMap<string, readonly string[]>;
  readonly kin: ReadonlyMap<string, readonly string[]>;
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function graphOf(rows: readonly Row[]): Graph {
  const [dependents, beside, kin] = [0, 1, 2].map(() => new Map<string, string[]>()) as [
    Map<string, string[]>,
    Map<string, string[]>,
    Map<string, string[]>,
  ];
  for (const row of rows) {
    const [dependent, needed] = [text(row, 'dependent'), text(row, 'needed')];
    if (flag(row, 'kin')) {
      push(kin, dependent, needed);
      push(kin, needed, dependent);
      continue;
    }
    push(beside, dependent, needed);
    if (flag(row, 'foreign')) push(beside, needed, dependent);
    else push(dependents, needed, dependent);
  }
  return { dependents, beside, kin };
}

/** Everything that the links lead to, itself included. */
function closure(
  start: Iterable<string>,
  ...links: readonly ReadonlyMap<string, readonly string[]>[]
): Set<string> {
  const found = new Set(start);
  // A set is walked on to what is added meanwhile.
  for (const each of found) {
    for (const link of links) for (const next of link.get(each) ?? []) found.add(next);
  }
  return found;
}

/**
 * What a change of these relations can touch: what depends on them, however far, with all tables above and below; and
 * beside that, unchanged in any case, what those refer to or what refers to them. Undefined where a routine is among it: the
 * body of one may name anything.
 */
export function touchedBy(rows: readonly Row[], changed: Iterable<string>): ReadonlySet<string> | undefined {
  const graph = graphOf(rows);
  const touched = closure(changed, graph.dependents, graph.kin);
  if ([...touched].some((each) => each.startsWith('pg_proc:'))) return undefined;
  const beside = [...touched].flatMap((each) => graph.beside.get(each) ?? []);
  return new Set([...touched, ...closure(beside, graph.kin)]);
}
