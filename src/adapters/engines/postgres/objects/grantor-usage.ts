import type { Sides } from '../../../../domain/plan/dialect.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { Grant } from '../../../../domain/schema/objects/access.js';
import { everyone } from '../../../../domain/schema/objects/access.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { aclKindOf } from './acl.js';

const inSchemas: ReadonlySet<string> = new Set(['table', 'column', 'sequence', 'function', 'type']);

const onSchema = (schema: string, role: string): ObjectId => objectId('grant', ['schema', schema, role]);

/** The schema in which a role other than the owner must find the object to speak of it. */
function schemaOf({ path, grantor }: Grant): string | undefined {
  return grantor !== undefined && inSchemas.has(aclKindOf(path[0] ?? '') ?? '') ? path[1] : undefined;
}

function givesUsage({ privileges }: Grant): boolean {
  return privileges.some((each) => /^(?:ALL|USAGE)\*?$/.test(each));
}

/** The grants by which a role finds what is in a schema, as far as they name it or everyone. */
function usageOf(schema: string, role: string, state: SchemaState): readonly Grant[] {
  return [role, everyone]
    .flatMap((each) => find(state, 'grant', onSchema(schema, each)) ?? [])
    .filter(givesUsage);
}

function finds(schema: string, role: string, state: SchemaState): boolean {
  if (usageOf(schema, role, state).length > 0) return true;
  if (schema === 'public' && !state.objects.has(onSchema(schema, everyone))) return true;
  return childrenOfKind(state, objectId('schema', [schema]), 'owner').some((owner) => owner.role === role);
}

/** The schema that the giver of a grant may not use on either side, so that it can only be let in for a moment. */
export function closedTo(grant: Grant, { before, after }: Sides): string | undefined {
  const [schema, role] = [schemaOf(grant), grant.grantor];
  if (schema === undefined || role === undefined) return undefined;
  return finds(schema, role, before) || finds(schema, role, after) ? undefined : schema;
}

/** What a role gave in a schema that it may no longer use once this grant has changed. */
function givenMeanwhile(grant: Grant, { before, after }: Sides): readonly ObjectId[] {
  const [kind, on] = grant.path;
  const now = find(after, 'grant', grant.id);
  if (kind !== 'schema' || (now && givesUsage(now)) || grant.grantor !== undefined) return [];
  return [...before.objects.values(), ...after.objects.values()]
    .filter((each): each is Grant => each.kind === 'grant' && schemaOf(each) === on)
    .filter(({ grantor }) => grantor === grant.role || grant.role === everyone)
    .map(({ id }) => id);
}

/** Whoever gives or takes back what is in a schema does so after it may use that, and before it no longer may. */
export function whileUsable(grant: Grant, sides: Sides): readonly ObjectId[] {
  const schema = schemaOf(grant);
  if (schema === undefined) return givenMeanwhile(grant, sides);
  return usageOf(schema, grant.grantor ?? '', sides.after).map(({ id }) => id);
}

/** What the role has of the whole table: what is taken away of that is taken away of every column as well. */
function ofWholeTable({ path, parent }: Grant, { before }: Sides): readonly ObjectId[] {
  const [kind, schema = '', table = '', , ...roles] = path;
  if (kind !== 'column' || parent === undefined) return [];
  const id = objectId('grant', ['table', schema, table, ...roles]);
  return before.objects.has(id) ? [id] : [];
}

/** What comes before a grant is made or changed. */
export function comesBeforeGrant(grant: Grant, sides: Sides): readonly ObjectId[] {
  return [...whileUsable(grant, sides), ...ofWholeTable(grant, sides)];
}

/** What is given in a schema before a role may no longer use it. */
export function givenBefore(grant: Grant, sides: Sides): readonly ObjectId[] {
  return schemaOf(grant) === undefined ? givenMeanwhile(grant, sides) : [];
}
