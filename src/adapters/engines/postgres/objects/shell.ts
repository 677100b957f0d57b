import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { FunctionObject } from '../../../../domain/schema/objects/routine.js';
import type { BaseType, RangeType, ShellType } from '../../../../domain/schema/objects/types.js';

type Shelled = BaseType | RangeType;

/** Whether functions must know the type by name before it can be made. */
function isShelled(object: SchemaObject): object is Shelled {
  if (object.kind === 'range')
    return object.options?.some((each) => each.startsWith('canonical = ')) === true;
  return object.kind === 'base-type';
}

/** What of a type can't change while it stands, in the words of DDL. */
function definitionOf(type: Shelled): readonly string[] {
  return type.kind === 'base-type' ? type.definition : [type.subtype, ...(type.options ?? [])];
}

/** What of a function can't be replaced, for those without which there is no type. */
function shapeOf({ id, result, arguments: list }: FunctionObject): string {
  return JSON.stringify([id, result, list.map(({ mode, name, default: value }) => [mode, name, value])]);
}

const bare = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

interface Circle {
  readonly type: Shelled;
  /** The functions that the type needs and that need it. */
  readonly functions: readonly FunctionObject[];
}

function circleOf(type: Shelled, objects: ReadonlyMap<ObjectId, SchemaObject>): Circle {
  const functions = type.needs
    .map((need) => objects.get(need))
    .filter((each): each is FunctionObject => each?.kind === 'function' && each.needs.includes(type.id));
  return { type, functions };
}

function shellOf({ type, functions }: Circle, objects: ReadonlyMap<ObjectId, SchemaObject>): ShellType {
  const definition = definitionOf(type);
  const named = new Set(definition.map((each) => bare(each.slice(each.indexOf(' = ') + 3))));
  const fixed = functions.filter(({ name }) => named.has(name) || named.has(`"${name}"`));
  return {
    kind: 'shell-type',
    id: objectId('shell-type', type.path),
    path: type.path,
    needs: type.needs.filter((need) => objects.get(need)?.kind === 'schema'),
    form: [...definition, ...fixed.map(shapeOf).sort()],
  };
}

/**
 * Cuts the circle between a type and its functions, as the server does: they need a shell of it that has nothing but a
 * name, and the type needs the shell and them.
 */
export function withShells(list: readonly SchemaObject[]): readonly SchemaObject[] {
  const types = list.filter(isShelled);
  if (types.length === 0) return list;
  const objects = new Map(list.map((object) => [object.id, object]));
  for (const type of types) {
    const circle = circleOf(type, objects);
    const shell = shellOf(circle, objects);
    for (const each of circle.functions) {
      const current = objects.get(each.id) ?? each;
      const needs = current.needs.map((need) => (need === type.id ? shell.id : need)).sort();
      objects.set(each.id, { ...current, needs });
    }
    objects.set(shell.id, shell);
    objects.set(type.id, { ...type, needs: [...type.needs, shell.id].sort() });
  }
  return [...objects.values()];
}
