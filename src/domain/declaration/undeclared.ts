import { withCompanions } from './companions.js';
import { withKeptSequences } from './kept-sequences.js';
import type { Dialect } from '../plan/dialect.js';
import { objectId } from '../schema/id.js';
import type { ObjectId } from '../schema/id.js';
import type { ObjectKind, SchemaObject } from '../schema/object.js';
import { equalObjects } from '../schema/equal.js';
import type { Comment } from '../schema/objects/comment.js';
import type { SchemaState } from '../schema/state.js';
import { childrenOfKind, schemaState } from '../schema/state.js';
import { undeclaredFacets } from './undeclared-facets.js';

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
  const parent = state.objects.get(object.parent ?? '');
  switch (object.kind) {
    case 'default':
      return parent?.kind === 'domain' || parent?.kind === 'view';
    case 'comment':
      return isUndeclarableComment(object, parent, state);
    case 'index':
      return parent !== undefined && parent.kind !== 'table';
    case 'foreign-key':
      return !isDeclarableTable(objectId('table', object.references), state);
    case 'table':
      return !isDeclarableTable(object.id, state);
    case 'enum':
      return object.values.length === 0;
    default:
      return !declarable.has(object.kind);
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

/** A comment may be on a part of its parent that is no object of its own: a column of a view. */
function isUndeclarableComment(
  { path: [kind = ''] }: Comment,
  parent: SchemaObject | undefined,
  state: SchemaState,
): boolean {
  if (!commented.has(kind)) return true;
  return parent !== undefined && (parent.kind !== kind || isUndeclarable(parent, state));
}

/** Models have no tables without columns, and no keys to a table that isn't among them. */
function isDeclarableTable(id: ObjectId, state: SchemaState): boolean {
  return childrenOfKind(state, id, 'column').length > 0;
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
    const kept = own ? undeclaredFacets(object, own, { declared, present }) : {};
    objects.set(object.id, withStanding({ ...object, ...kept } as SchemaObject, own));
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
