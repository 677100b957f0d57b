import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Partition } from '../../../../domain/schema/objects/partition.js';

/** What a table must have before it can stand below another one, and that one before others can stand below it. */
const readBefore: ReadonlySet<string> = new Set([
  'column',
  'default',
  'primary-key',
  'unique',
  'check',
  'exclusion',
  'index',
]);

interface Family {
  /** The tables above a table. */
  readonly above: ReadonlyMap<ObjectId, readonly ObjectId[]>;
  /** What makes other tables partitions of a table. */
  readonly partitions: ReadonlyMap<ObjectId, readonly Partition[]>;
  /** What each table that is in some family has. */
  readonly parts: ReadonlyMap<ObjectId, readonly SchemaObject[]>;
}

function push<Value>(map: Map<ObjectId, Value[]>, key: ObjectId, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const tableOfDefault = ({ path }: SchemaObject): ObjectId => objectId('table', path.slice(0, -1));

function familyOf(objects: readonly SchemaObject[]): Family {
  const above = new Map<ObjectId, ObjectId[]>();
  const partitions = new Map<ObjectId, Partition[]>();
  const members = new Set<ObjectId>();
  for (const object of objects) {
    if (object.kind !== 'partition' && object.kind !== 'inheritance') continue;
    const table = object.parent ?? '';
    members.add(table);
    if (object.kind === 'inheritance' && object.from === 'type') continue;
    push(above, table, objectId('table', object.of));
    if (object.kind === 'partition') push(partitions, objectId('table', object.of), object);
    members.add(objectId('table', object.of));
  }
  const parts = new Map<ObjectId, SchemaObject[]>();
  for (const object of objects) {
    if (!readBefore.has(object.kind)) continue;
    const table = object.kind === 'default' ? tableOfDefault(object) : object.parent;
    if (table !== undefined && members.has(table)) push(parts, table, object);
  }
  return { above, partitions, parts };
}

/** What makes tables partitions of this one, or of its partitions. */
function allPartitions(table: ObjectId, family: Family): readonly ObjectId[] {
  const own = family.partitions.get(table) ?? [];
  return own.flatMap(({ id, parent = '' }) => [id, ...allPartitions(parent, family)]);
}

/** What a table that gets one above it is compared by, or takes over when it is made: defaults only from above. */
function isReadByHeirs(part: SchemaObject, table: ObjectId | undefined): boolean {
  if (part.kind === 'default') return tableOfDefault(part) !== table;
  return part.kind === 'column' || (part.kind === 'check' && !part.notValid);
}

function mentionsOf(object: SchemaObject, family: Family): readonly ObjectId[] {
  const { above, parts } = family;
  const of = (table: ObjectId): readonly SchemaObject[] => parts.get(table) ?? [];
  switch (object.kind) {
    case 'partition':
      return [...of(object.parent ?? ''), ...of(objectId('table', object.of))].map(({ id }) => id);
    case 'inheritance':
      return [...of(object.parent ?? ''), ...(object.from === 'type' ? [] : of(objectId('table', object.of)))]
        .filter((each) => isReadByHeirs(each, object.parent))
        .map(({ id }) => id);
    case 'column':
    case 'check':
      return (above.get(object.parent ?? '') ?? [])
        .flatMap(of)
        .filter((each) => each.kind === object.kind && nameOf(each) === nameOf(object))
        .map(({ id }) => id);
    case 'foreign-key':
      // Its rows may refer to any of those that the partitions bring along.
      return allPartitions(objectId('table', object.references), family);
    case 'default':
      // Its column may wait for the one above to be made, and it must have the new type by then.
      return above.has(tableOfDefault(object)) && object.parent !== undefined ? [object.parent] : [];
    default:
      return [];
  }
}

/**
 * Adds what the order in a family of tables follows: what is inherited comes after that which it is inherited from, a
 * table takes its place below another one when both have all that they are compared by, and the partitions of a table do
 * so before others refer to it.
 */
export function withFamilyMentions(objects: readonly SchemaObject[]): readonly SchemaObject[] {
  const family = familyOf(objects);
  if (family.parts.size === 0) return objects;
  return objects.map((object) => {
    const found = mentionsOf(object, family);
    return found.length > 0 ? { ...object, mentions: [...found].sort() } : object;
  });
}
