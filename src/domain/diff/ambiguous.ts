import type { ObjectId } from '../schema/id.js';
import { pathText } from '../schema/id.js';
import type { SchemaObject } from '../schema/object.js';
import { nameOf } from '../schema/object.js';
import type { Column } from '../schema/objects/column.js';
import type { SchemaState } from '../schema/state.js';
import { childrenOfKind } from '../schema/state.js';
import { describeObject } from './describe.js';
import { diff } from './diff.js';

/** A drop and an add of one kind that may have been meant as a rename. */
export interface Ambiguity {
  readonly dropped: SchemaObject;
  readonly added: readonly SchemaObject[];
}

/** The argument of `--rename` that would say so: `users.name=full_name`. */
export function renameArgument(dropped: SchemaObject, added: SchemaObject): string {
  return `${pathText(dropped.path)}=${nameOf(added)}`;
}

/** What a person, or the reader of an error, is asked about it. */
export function ambiguityQuestion({ dropped, added }: Ambiguity): string {
  const names = added.map((object) => nameOf(object)).join(' or ');
  return `${describeObject(dropped)} is gone and ${names} is new: was it renamed?`;
}

const families: readonly (readonly [string, RegExp])[] = [
  ['text', /char|text|clob|string|uuid|name|json|xml|inet|cidr|enum/],
  ['time', /date|time|interval/],
  ['number', /int|num|dec|real|doub|float|serial|money|bool|bit|oid/],
];

/** A coarse family of types: between two families data can hardly have been meant to move. */
function family(column: Column): string {
  const type = column.type.toLowerCase();
  return families.find(([, pattern]) => pattern.test(type))?.[0] ?? type;
}

/** Looks for drops and adds between two states that could be renames; `settled` names drops known to be meant so. */
export function ambiguities(
  before: SchemaState,
  after: SchemaState,
  settled: ReadonlySet<ObjectId>,
): readonly Ambiguity[] {
  const dropped: SchemaObject[] = [];
  const added: SchemaObject[] = [];
  for (const change of diff(before, after).changes) {
    if (change.verb === 'drop' && !settled.has(change.object.id)) dropped.push(change.object);
    if (change.verb === 'create') added.push(change.object);
  }
  const found = dropped.map((object) => ({
    dropped: object,
    added: added.filter((candidate) => alike(object, candidate, before, after)),
  }));
  return found.filter(({ added: candidates }) => candidates.length > 0);
}

function alike(old: SchemaObject, young: SchemaObject, before: SchemaState, after: SchemaState): boolean {
  if (old.kind === 'column' && young.kind === 'column') {
    return old.parent === young.parent && !old.generated && !young.generated && family(old) === family(young);
  }
  if (old.kind === 'table' && young.kind === 'table')
    return sharedColumns(old.id, young.id, before, after) >= 0.5;
  if (old.kind === 'enum' && young.kind === 'enum')
    return old.values.some((value) => young.values.includes(value));
  return false;
}

function sharedColumns(old: ObjectId, young: ObjectId, before: SchemaState, after: SchemaState): number {
  const shape = (column: Column): string => `${nameOf(column)} ${family(column)}`;
  const left = childrenOfKind(before, old, 'column').map(shape);
  const right = new Set(childrenOfKind(after, young, 'column').map(shape));
  const shared = left.filter((name) => right.has(name)).length;
  return shared / Math.max(left.length, right.size, 1);
}
