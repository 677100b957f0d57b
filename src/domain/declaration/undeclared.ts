import { withCompanions } from './companions.js';
import { withKeptSequences } from './kept-sequences.js';
import type { Dialect } from '../plan/dialect.js';
import type { ObjectId } from '../schema/id.js';
import type { ObjectKind, SchemaObject } from '../schema/object.js';
import { equalObjects } from '../schema/equal.js';
import type { SchemaState } from '../schema/state.js';
import { schemaState } from '../schema/state.js';

/** Kinds whose comments models can hold. */
const commented: ReadonlySet<string> = new Set([
  'table',
  'column',
  'view',
  'materialized-view',
  'index',
  'enum',
]);

/** Kinds that the language of models has words for. */
const declarable: ReadonlySet<ObjectKind> = new Set<ObjectKind>([
  'schema',
  'enum',
  'sequence',
  'table',
  'column',
  'default',
  'primary-key',
  'unique',
  'check',
  'index',
  'foreign-key',
  'view',
  'materialized-view',
]);

function isUndeclarable(object: SchemaObject, state: SchemaState): boolean {
  if (object.kind === 'default') return state.objects.get(object.parent ?? '')?.kind === 'domain';
  if (object.kind === 'index') return state.objects.get(object.parent ?? '')?.kind === 'materialized-view';
  if (object.kind === 'comment') {
    const [kind = ''] = object.path;
    const subject = state.objects.get(object.parent ?? '');
    // A column of a view is no object of its own: the comment on it belongs to the view.
    return (
      !commented.has(kind) ||
      (subject !== undefined && (subject.kind !== kind || isUndeclarable(subject, state)))
    );
  }
  return !declarable.has(object.kind);
}

/** The facets of an object that models have no words for, as the database has them. */
function undeclaredFacets(object: SchemaObject): Partial<SchemaObject> {
  switch (object.kind) {
    case 'table': {
      const { unlogged, options, accessMethod, tablespace, replicaIdentity, rowSecurity } = object;
      const { partitionBy, foreign } = object;
      const storage = { unlogged, options, accessMethod, tablespace };
      return { ...storage, replicaIdentity, rowSecurity, partitionBy, foreign };
    }
    case 'column': {
      const { storage, compression, statistics, options } = object;
      return { storage, compression, statistics, options };
    }
    case 'index': {
      const { options, tablespace, clustered, statistics } = object;
      return { options, tablespace, clustered, statistics };
    }
    case 'primary-key':
    case 'unique': {
      const { options, tablespace, clustered, include, withoutOverlaps } = object;
      return { options, tablespace, clustered, include, withoutOverlaps };
    }
    case 'check':
      return { noInherit: object.noInherit };
    case 'foreign-key': {
      const { match, onDeleteColumns, period } = object;
      return { match, onDeleteColumns, period };
    }
    case 'sequence':
      return { unlogged: object.unlogged };
    case 'view':
    case 'materialized-view':
      return { options: object.options };
    default:
      return {};
  }
}

/** A constraint that the server doesn't vouch for stays so as long as nothing else of it changes. */
function withStanding(declared: SchemaObject, own: SchemaObject | undefined): SchemaObject {
  if (!own || own.kind !== declared.kind || (own.kind !== 'foreign-key' && own.kind !== 'check'))
    return declared;
  const { notValid, notEnforced } = own;
  const same = equalObjects({ ...own, notValid: undefined, notEnforced: undefined }, declared);
  return same ? ({ ...declared, notValid, notEnforced } as SchemaObject) : declared;
}

/** Models can't name the sequence behind an identity: it keeps the name that it has. */
function withSequenceName(declared: SchemaObject, own: SchemaObject | undefined): SchemaObject {
  if (declared.kind !== 'column' || own?.kind !== 'column' || !declared.identity) return declared;
  const sequence = own.identity?.sequence;
  return sequence === undefined ? declared : { ...declared, identity: { ...declared.identity, sequence } };
}

function defined(facets: Partial<SchemaObject>): Partial<SchemaObject> {
  return Object.fromEntries(Object.entries(facets).filter(([, value]) => value !== undefined));
}

/**
 * What models say of a database that holds more than they have words for: its extensions, triggers, exclusion
 * constraints, partitions and storage settings stay as they are, as long as what they belong to stays. New objects have what the
 * database gives them at birth.
 */
export function withUndeclared(
  declared: SchemaState,
  present: SchemaState,
  atBirth: Dialect['atBirth'],
): SchemaState {
  const objects = new Map<ObjectId, SchemaObject>();
  for (const object of withKeptSequences(declared, present).values()) {
    const own = present.objects.get(object.id);
    const kept = own && own.kind === object.kind ? defined(undeclaredFacets(own)) : {};
    const whole = { ...withSequenceName(object, own), ...kept } as SchemaObject;
    objects.set(object.id, withStanding(whole, own));
  }
  withCompanions(objects, declared, present);
  let waiting = [...present.objects.values()].filter((object) => isUndeclarable(object, present));
  for (let before = -1; waiting.length !== before;) {
    before = waiting.length;
    waiting = waiting.filter((object) => {
      const stays = [...object.needs, ...(object.parent === undefined ? [] : [object.parent])];
      if (!stays.every((id) => objects.has(id) || !present.objects.has(id) || isBareSchema(id, present)))
        return true;
      for (const id of stays) keepSchema(id, objects, present);
      objects.set(object.id, object);
      return false;
    });
  }
  const state = schemaState(declared.engine, objects.values(), declared.unmanaged);
  const born = [...declared.objects.values()]
    .filter(({ id }) => !present.objects.has(id))
    .flatMap((object) => atBirth?.(object, state) ?? []);
  return born.length === 0
    ? state
    : schemaState(state.engine, [...born, ...objects.values()], state.unmanaged);
}

/** An extension may lie in a schema of its own, which models don't name. */
function isBareSchema(id: ObjectId, present: SchemaState): boolean {
  return present.objects.get(id)?.kind === 'schema';
}

function keepSchema(id: ObjectId, objects: Map<ObjectId, SchemaObject>, present: SchemaState): void {
  const schema = present.objects.get(id);
  if (schema?.kind === 'schema') objects.set(id, schema);
}
