import type { ObjectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { FunctionObject, Procedure } from '../../../../domain/schema/objects/routine.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import type { BodyName } from './body-names.js';
import { namesInBody, operatorsInBody } from './body-names.js';
import type { Named, NameIndex } from './name-index.js';
import { nameIndex } from './name-index.js';
import { namesIn, parseSetting } from './setting.js';

/** What the text of a body says of the objects around it. */
export interface Mentions {
  readonly ids: readonly ObjectId[];
  /** The server looks for some of them when it makes the routine. */
  readonly bind: boolean;
  /** It would look for one in vain: the object isn't in the state, or not on the path on which it looks. */
  readonly lost: boolean;
}

const silent: Mentions = { ids: [], bind: false, lost: false };

/** The system's own relations and schemas. */
const isOfSystem = (name: string): boolean => name.startsWith('pg_') || name === 'information_schema';

/** The schemas in which the server looks for names while it reads this body. */
function pathOf(routine: FunctionObject | Procedure): readonly string[] {
  const own = routine.settings?.find((setting) => parseSetting(setting).name === 'search_path');
  return own === undefined ? ['public'] : namesIn(parseSetting(own).value);
}

interface Resolved {
  readonly found: readonly Named[];
  readonly visible: boolean;
}

function onPath(candidates: readonly Named[], path: readonly string[], home: string): Resolved {
  for (const schema of path) {
    const found = candidates.filter((each) => each.schema === schema);
    if (found.length > 0) return { found, visible: true };
  }
  const near = candidates.filter((each) => each.schema === home);
  return { found: near.length > 0 ? near : candidates, visible: candidates.length === 0 };
}

function resolve(name: BodyName, path: readonly string[], home: string, index: NameIndex): Resolved {
  const look = (part: string): readonly Named[] => [
    ...index.things(part),
    ...(name.asCall || name.quotedText ? index.routines(part) : []),
  ];
  const [first = '', second] = name.parts;
  if (second !== undefined && index.hasSchema(first)) {
    return { found: look(second).filter(({ schema }) => schema === first), visible: true };
  }
  return onPath(look(first), path, home);
}

/** Whether the server misses what the name stands for. */
function isLost(name: BodyName, { found, visible }: Resolved, index: NameIndex): boolean {
  const [first = '', second] = name.parts;
  if (isOfSystem(first)) return false;
  if (found.length > 0) return !visible;
  if (name.asTable) return true;
  const isForeign = second === undefined || index.hasExtension(first);
  return !isForeign && (name.asCall || (name.asType && index.hasSchema(first)));
}

/**
 * Reads the body of a routine as far as the server checks it, and looks up what it names: in SQL also the columns of the
 * rows that it takes or gives.
 */
export function mentionsOf(routine: FunctionObject | Procedure, index: NameIndex): Mentions {
  const { language, bodyKind, body } = routine;
  if (bodyKind === 'parsed' || (language !== 'sql' && language !== 'plpgsql')) return silent;
  const [path, home] = [pathOf(routine), routine.path[0] ?? ''];
  const names = namesInBody(body);
  const words = new Set(names.flatMap(({ parts }) => parts));
  const ids = new Set<ObjectId>();
  let [bind, lost] = [false, false];
  for (const name of names) {
    const resolved = resolve(name, path, home, index);
    const binds = language === 'sql' || name.asType;
    for (const { id } of resolved.found) {
      ids.add(id);
      for (const word of words) {
        const column = index.column(id, word);
        if (column !== undefined) ids.add(column);
      }
    }
    bind ||= binds && resolved.found.length > 0;
    lost ||= binds && isLost(name, resolved, index);
  }
  for (const name of operatorsInBody(body)) {
    for (const { id } of index.operators(name)) ids.add(id);
    bind ||= language === 'sql' && index.operators(name).length > 0;
  }
  if (language === 'sql') {
    for (const id of routine.needs) {
      for (const column of index.columns(id)) ids.add(column);
      bind ||= index.columns(id).length > 0;
    }
  }
  ids.delete(routine.id);
  return { ids: [...ids].sort(), bind, lost };
}

const indexes = new WeakMap<SchemaState, NameIndex>();

/** The mentions of a routine in the state that holds it. */
export function mentionsIn(state: SchemaState, routine: FunctionObject | Procedure): Mentions {
  const index = indexes.get(state) ?? nameIndex(state.objects.values());
  indexes.set(state, index);
  return mentionsOf(routine, index);
}

const isRoutine = (object: SchemaObject): object is FunctionObject | Procedure =>
  object.kind === 'function' || object.kind === 'procedure';

/** The objects with what their texts mention; of what an object needs anyhow nothing is said again. */
export function withMentions(objects: readonly SchemaObject[]): readonly SchemaObject[] {
  if (!objects.some(isRoutine)) return objects;
  const index = nameIndex(objects);
  return objects.map((object) => {
    if (!isRoutine(object)) return object;
    const needed = new Set(object.needs);
    const mentions = mentionsOf(object, index).ids.filter((id) => !needed.has(id));
    return mentions.length > 0 ? { ...object, mentions } : object;
  });
}
