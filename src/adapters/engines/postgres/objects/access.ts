import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Grant } from '../../../../domain/schema/objects/access.js';
import type { Found } from './catalog.js';
import { defaultPrivilegeQuery, defaultPrivilegesOf } from './default-privilege-catalog.js';
import { grantQuery, grantsOf } from './grant-catalog.js';
import { ownerQuery, ownersOf } from './owner-catalog.js';
import type { Ask, Row } from './row.js';
import type { Subjects } from './subjects.js';

/** Of which objects it is to be known who may do what, and on which server. */
export interface AccessInput {
  readonly found: readonly Found[];
  readonly subjects: Subjects;
  readonly version: number;
}

/** The rows of the catalog that tell who may do what. */
export interface AccessRows {
  readonly grants: readonly Row[];
  readonly owners: readonly Row[];
  readonly defaults: readonly Row[];
}

/** Asks for the rows of owners, grants and default privileges. */
export async function accessRows(ask: Ask, version: number): Promise<AccessRows> {
  const [grants, owners, defaults] = await Promise.all([
    ask(grantQuery),
    ask(ownerQuery(version)),
    ask(defaultPrivilegeQuery),
  ]);
  return { grants, owners, defaults };
}

/** The owners, grants and default privileges of what a state holds. */
export function accessOf(
  rows: AccessRows,
  { found, subjects, version }: AccessInput,
): readonly SchemaObject[] {
  const kept = new Set(found.map(({ object }) => object.id));
  const inState = (object: SchemaObject): boolean => object.parent === undefined || kept.has(object.parent);
  const grants = rows.grants.flatMap((row) => grantsOf(row, subjects, version));
  const owners = rows.owners.flatMap((row) => ownersOf(row, subjects));
  const defaults = rows.defaults.flatMap((row) => defaultPrivilegesOf(row, version));
  return [...withGrantNeeds(grants.filter(inState)), ...[...owners, ...defaults].filter(inState)];
}

/** The path of what a grant is on, its kind first. */
function subjectOf({ path, grantor }: Grant): readonly string[] {
  return path.slice(0, grantor === undefined ? -1 : -2);
}

/** The relation that a column belongs to, as the subject of a grant: of which kind it is, the path doesn't say. */
function relationsOf([kind, ...path]: readonly string[]): readonly (readonly string[])[] {
  if (kind !== 'column') return [];
  return ['table', 'view', 'materialized-view'].map((each) => [each, ...path.slice(0, -1)]);
}

/**
 * A grant that somebody else than the owner made needs that one's own; and REVOKE on a table takes the same privileges
 * on its columns away, so that those come after.
 */
function withGrantNeeds(grants: readonly Grant[]): readonly Grant[] {
  const bySubject = new Map<string, Grant[]>();
  for (const grant of grants) {
    const key = JSON.stringify(subjectOf(grant));
    bySubject.set(key, [...(bySubject.get(key) ?? []), grant]);
  }
  return grants.map((grant) => {
    const subject = subjectOf(grant);
    const on = (path: readonly string[]): readonly Grant[] => bySubject.get(JSON.stringify(path)) ?? [];
    const above = relationsOf(subject).flatMap(on);
    const same = above.filter(({ role, grantor }) => role === grant.role && grantor === grant.grantor);
    const givers = [...on(subject), ...above].filter(({ role }) => role === grant.grantor);
    return { ...grant, needs: [...new Set([...same, ...givers].map(({ id }) => id))].sort() };
  });
}
