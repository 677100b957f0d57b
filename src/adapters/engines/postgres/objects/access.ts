import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Grant } from '../../../../domain/schema/objects/access.js';
import type { Found } from './catalog.js';
import { defaultPrivilegeQuery, defaultPrivilegesOf } from './default-privilege-catalog.js';
import { grantQuery, grantsOf } from './grant-catalog.js';
import { ownerQuery, ownersOf } from './owner-catalog.js';
import type { Query } from './row.js';
import { readRows } from './row.js';
import type { Subjects } from './subjects.js';

/** What is read of who may do what: of which objects, and on which server. */
export interface AccessInput {
  readonly found: readonly Found[];
  readonly subjects: Subjects;
  readonly version: number;
}

/** Reads owners, grants and default privileges of what a state holds. */
export async function readAccess(
  query: Query,
  { found, subjects, version }: AccessInput,
): Promise<readonly SchemaObject[]> {
  const kept = new Set(found.map(({ object }) => object.id));
  const inState = (object: SchemaObject): boolean => object.parent === undefined || kept.has(object.parent);
  const grants = (await readRows(query, grantQuery)).flatMap((row) => grantsOf(row, subjects, version));
  const owners = (await readRows(query, ownerQuery(version))).flatMap((row) => ownersOf(row, subjects));
  const defaults = (await readRows(query, defaultPrivilegeQuery)).flatMap((row) =>
    defaultPrivilegesOf(row, version),
  );
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
