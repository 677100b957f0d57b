import type { SchemaObject } from '../schema/object.js';
import { nameOf } from '../schema/object.js';
import { equalObjects } from '../schema/equal.js';
import type { SchemaState } from '../schema/state.js';
import { diff } from './diff.js';
import type { RenameIntent } from './rename.js';

/**
 * Renames that need nobody's word: a constraint, an index or a policy that holds no data of its own and differs from one that
 * goes in its name alone. `canRename` says what the engine can rename in place, and as what.
 */
export function nameOnlyRenames(
  before: SchemaState,
  after: SchemaState,
  canRename: (object: SchemaObject, as: SchemaObject) => boolean,
): readonly RenameIntent[] {
  const { changes } = diff(before, after);
  const coming = new Map<string, SchemaObject[]>();
  for (const change of changes) {
    if (change.verb !== 'create' || !holdsNoData(change.object)) continue;
    const key = placeOf(change.object);
    coming.set(key, [...(coming.get(key) ?? []), change.object]);
  }
  const intents: RenameIntent[] = [];
  for (const change of changes) {
    if (change.verb !== 'drop' || !holdsNoData(change.object)) continue;
    const candidates = coming.get(placeOf(change.object)) ?? [];
    const index = candidates.findIndex(
      (candidate) => differInName(change.object, candidate) && canRename(change.object, candidate),
    );
    const [match] = index === -1 ? [] : candidates.splice(index, 1);
    if (match) intents.push({ id: change.object.id, to: nameOf(match) });
  }
  return intents;
}

const kinds: ReadonlySet<string> = new Set([
  'unique',
  'check',
  'domain-check',
  'foreign-key',
  'exclusion',
  'index',
  'policy',
]);

function holdsNoData(object: SchemaObject): boolean {
  return kinds.has(object.kind);
}

function placeOf({ kind, parent, path }: SchemaObject): string {
  return JSON.stringify([kind, parent, path.slice(0, -1)]);
}

function differInName(a: SchemaObject, b: SchemaObject): boolean {
  const name = 'name' in b && b.name !== undefined ? { name: b.name } : {};
  return equalObjects({ ...a, id: b.id, path: b.path, ...name }, b);
}
