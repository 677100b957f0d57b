import type {
  DefaultPrivilege,
  DefaultPrivilegeSubject,
  Grant,
} from '../../../../domain/schema/objects/access.js';
import { everyone, ownerRole } from '../../../../domain/schema/objects/access.js';
import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { objectName } from '../sql/names.js';
import type { AclKind, Privileges } from './acl.js';
import { aclKindOf, samePrivileges, usualPrivileges } from './acl.js';

/** The default privileges of the role that works here, kept by state. */
const rules = new WeakMap<SchemaState, readonly DefaultPrivilege[]>();

/** What the role that works here gives at birth to what it makes in this state. */
export function rulesOf(state: SchemaState): readonly DefaultPrivilege[] {
  const known = rules.get(state);
  if (known) return known;
  const found = [...state.objects.values()].filter(
    (object) => object.kind === 'default-privilege' && object.maker === ownerRole,
  ) as readonly DefaultPrivilege[];
  rules.set(state, found);
  return found;
}

/** Both together; what may be passed on by one of them may be. */
function union(a: Privileges, b: Privileges): Privileges {
  const all = [...new Set([...a, ...b])];
  for (const whole of ['ALL*', 'ALL']) if (all.includes(whole)) return [whole];
  return all.filter((each) => !all.includes(`${each}*`)).sort();
}

/**
 * What each role has on an object that the role which works here makes in this state: the rules without a schema stand
 * in place of the engine's own, those of the schema come on top.
 */
export function privilegesAtBirth(
  kind: AclKind,
  schema: string,
  state: SchemaState,
): ReadonlyMap<string, Privileges> {
  const found = new Map<string, Privileges>();
  for (const role of [ownerRole, everyone]) found.set(role, usualPrivileges(kind, role));
  const own = rulesOf(state).filter(({ on }) => on === (kind as DefaultPrivilegeSubject));
  for (const rule of own) if (rule.schema === undefined) found.set(rule.role, rule.privileges);
  for (const rule of own) {
    if (rule.schema === schema && kind !== 'schema')
      found.set(rule.role, union(found.get(rule.role) ?? [], rule.privileges));
  }
  return found;
}

interface Born {
  readonly kind: string;
  readonly path: readonly string[];
  readonly parent: string;
}

/** What comes into being with an object and has privileges: itself, and the sequence behind an identity column. */
function bornWith(object: SchemaObject): readonly Born[] {
  const own = { kind: object.kind, path: object.path, parent: object.id };
  if (object.kind !== 'column') return [own];
  if (!object.identity) return [];
  const [schema = '', table = ''] = object.path;
  const path = [schema, objectName(table, nameOf(object), 'seq')];
  return [{ kind: 'sequence', path, parent: object.id }];
}

/** The grants that an object has by itself when it is made in this state. */
export function grantsAtBirth(object: SchemaObject, state: SchemaState): readonly Grant[] {
  if (rulesOf(state).length === 0) return [];
  return bornWith(object).flatMap(({ kind, path, parent }) => {
    const aclKind = aclKindOf(kind);
    if (aclKind === undefined || aclKind === 'column') return [];
    const found = [...privilegesAtBirth(aclKind, path[0] ?? '', state)];
    return found
      .filter(([role, privileges]) => !samePrivileges(privileges, usualPrivileges(aclKind, role)))
      .map(([role, privileges]): Grant => {
        const grantPath = [kind, ...path, role];
        const id = objectId('grant', grantPath);
        return { kind: 'grant', id, path: grantPath, parent, needs: [], role, privileges };
      });
  });
}
