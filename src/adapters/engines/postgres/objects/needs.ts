import type { ObjectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Found } from './catalog.js';
import type { Row } from './row.js';
import { number, text, textOrNone } from './row.js';

/** SQL: the dependencies of these rows, each looked up: they are few, whatever the server believes of their number. */
const dependenciesOf = (rows: string): string => `(select x.* from (${rows} offset 0) at cross join lateral (
    select k.* from pg_catalog.pg_depend k where k.classid = at.class and k.objid = at.id offset 0) x)`;

/**
 * Reads who depends on whom, also what only goes with an extension (`tied_to`). An array type stands for its elements;
 * what belongs to an extension stands for that. `rows`: only what these depend on is read.
 */
export const dependencyQuery = (rows?: string): string => `
  select cc.relname as catalog, d.objid::pg_catalog.text as oid, d.objsubid as sub,
    rc.relname as ref_catalog, coalesce(el.oid, d.refobjid)::pg_catalog.text as ref_oid, d.refobjsubid as ref_sub,
    e.refobjid::pg_catalog.text as extension, tx.extname as tied_to
  from ${rows === undefined ? 'pg_catalog.pg_depend' : dependenciesOf(rows)} d
  join pg_catalog.pg_class cc on cc.oid = d.classid
  join pg_catalog.pg_class rc on rc.oid = d.refclassid
  left join pg_catalog.pg_type el
    on d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass and el.typarray = d.refobjid
  left join pg_catalog.pg_depend e on e.classid = d.refclassid and e.objid = coalesce(el.oid, d.refobjid)
    and e.deptype = 'e'
  left join pg_catalog.pg_extension tx on d.deptype = 'x' and tx.oid = d.refobjid
  where d.objid >= 16384 and (d.deptype in ('n', 'a') and d.refobjid >= 16384 or d.deptype = 'x')`;

/** The objects by the addresses of their catalog rows. */
export interface Addresses {
  /** The object of an address; a column that has no address of its own stands for its relation. */
  resolve(catalog: string, oid: string, sub: number): ObjectId | undefined;
}

/** Builds the addresses of everything found. */
export function addressesOf(found: readonly Found[]): Addresses {
  const ids = new Map<string, ObjectId>();
  for (const { object, addresses } of found) for (const each of addresses) ids.set(each, object.id);
  return {
    resolve: (catalog, oid, sub) => ids.get(`${catalog}:${oid}:${sub}`) ?? ids.get(`${catalog}:${oid}:0`),
  };
}

function targetOf(row: Row, addresses: Addresses): ObjectId | undefined {
  const extension = row['extension'];
  if (typeof extension === 'string') return addresses.resolve('pg_extension', extension, 0);
  return addresses.resolve(text(row, 'ref_catalog'), text(row, 'ref_oid'), number(row, 'ref_sub'));
}

/** That a table has columns from another one or from a type is an object of its own, which needs these. */
function isInheritance(from: SchemaObject | undefined, to: SchemaObject | undefined): boolean {
  return from?.kind === 'table' && (to?.kind === 'table' || to?.kind === 'composite');
}

/** The needs of every object as the catalog knows them, an object's own parent left out. */
function directNeeds(
  objects: ReadonlyMap<ObjectId, SchemaObject>,
  rows: readonly Row[],
  addresses: Addresses,
): Map<ObjectId, Set<ObjectId>> {
  const needs = new Map<ObjectId, Set<ObjectId>>();
  for (const row of rows) {
    if (textOrNone(row, 'tied_to') !== undefined) continue;
    const from = addresses.resolve(text(row, 'catalog'), text(row, 'oid'), number(row, 'sub'));
    const to = targetOf(row, addresses);
    if (from === undefined || to === undefined || from === to || !objects.has(to)) continue;
    if (objects.get(from)?.parent === to || isInheritance(objects.get(from), objects.get(to))) continue;
    const set = needs.get(from) ?? new Set();
    needs.set(from, set.add(to));
  }
  return needs;
}

/**
 * Whoever speaks of a column of an enum stands in the way when that enum is made anew, though the catalog doesn't
 * say that it depends on the type.
 */
function withEnums(objects: ReadonlyMap<ObjectId, SchemaObject>, needs: Map<ObjectId, Set<ObjectId>>): void {
  const enums = new Map<ObjectId, readonly ObjectId[]>();
  for (const { kind, id } of objects.values()) {
    const own = kind === 'column' ? [...(needs.get(id) ?? [])] : [];
    const found = own.filter((need) => objects.get(need)?.kind === 'enum');
    if (found.length > 0) enums.set(id, found);
  }
  if (enums.size === 0) return;
  for (const [id, set] of needs) {
    for (const need of [...set]) for (const type of enums.get(need) ?? []) if (type !== id) set.add(type);
  }
}

/** What the type of a domain can be made of; whatever else the row of a domain depends on is meant by its default. */
const ofType: ReadonlySet<string> = new Set([
  'schema',
  'extension',
  'collation',
  'enum',
  'domain',
  'composite',
  'range',
  'base-type',
  'table',
  'view',
  'materialized-view',
]);

function splitDefaults(
  objects: ReadonlyMap<ObjectId, SchemaObject>,
  needs: Map<ObjectId, Set<ObjectId>>,
): void {
  for (const object of objects.values()) {
    const all = object.kind === 'default' ? needs.get(object.parent ?? '') : undefined;
    if (!all || objects.get(object.parent ?? '')?.kind !== 'domain') continue;
    needs.set(object.id, new Set(all));
    for (const need of all) if (!ofType.has(objects.get(need)?.kind ?? '')) all.delete(need);
  }
}

/** What the catalog says, and what a reader or a part of an index knows better. */
function needsOf(object: SchemaObject, found: ReadonlySet<ObjectId> = new Set()): readonly ObjectId[] {
  const upper = 'partOf' in object && object.partOf !== undefined ? [object.partOf] : [];
  return [...new Set([...object.needs, ...found, ...upper])].sort();
}

/** The objects with their needs, joined from the catalog's dependencies. */
export function joinNeeds(
  found: readonly Found[],
  rows: readonly Row[],
  addresses: Addresses,
): readonly SchemaObject[] {
  const objects = new Map(found.map(({ object }) => [object.id, object]));
  const needs = directNeeds(objects, rows, addresses);
  withEnums(objects, needs);
  splitDefaults(objects, needs);
  return [...objects.values()].map((object) => ({
    ...object,
    needs: needsOf(object, needs.get(object.id)).filter((id) => objects.has(id)),
  }));
}
