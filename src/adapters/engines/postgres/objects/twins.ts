import type { Sides } from '../../../../domain/plan/dialect.js';
import { equalValues } from '../../../../domain/schema/equal.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { PrimaryKey, Unique } from '../../../../domain/schema/objects/constraints.js';
import type { Index, IndexKey } from '../../../../domain/schema/objects/index-object.js';
import { childrenOf } from '../../../../domain/schema/state.js';

/** What the server may take for a part of an index of the table above. */
type Indexed = Index | PrimaryKey | Unique;

function isIndexed(object: SchemaObject): object is Indexed {
  return object.kind === 'index' || object.kind === 'primary-key' || object.kind === 'unique';
}

/** What the server compares of two indexes: neither the order of the values nor where they are kept. */
function shapeOf(object: Indexed): unknown {
  const { include } = object;
  if (object.kind === 'primary-key') return shape(object.columns.map(named), { unique: true, include });
  const { nullsNotDistinct } = object;
  if (object.kind === 'unique')
    return shape(object.columns.map(named), { unique: true, include, nullsNotDistinct });
  const { unique, where, method } = object;
  return shape(object.keys, { unique, include, nullsNotDistinct, where, method });
}

const named = (column: string): IndexKey => ({ column });

function shape(keys: readonly IndexKey[], rest: Partial<Omit<Index, 'keys'>>): unknown {
  return { ...rest, keys: keys.map((key) => ({ ...key, descending: undefined, nulls: undefined })) };
}

/** Whether the server could take the one for the other: a part of a key has a constraint behind it as well. */
function isTaken(other: Indexed, part: Indexed): boolean {
  if (other.kind === 'index' && !part.partOf?.startsWith('index:')) return false;
  return equalValues(shapeOf(other), shapeOf(part));
}

/**
 * A table that is attached brings of two indexes that are alike the older one along: the one that is to stay outside is
 * made after the other.
 */
export function withTwins(objects: readonly SchemaObject[]): readonly SchemaObject[] {
  const parts = objects.filter(isIndexed).filter(({ partOf }) => partOf !== undefined);
  if (parts.length === 0) return objects;
  const byTable = new Map<ObjectId | undefined, Indexed[]>();
  for (const part of parts) byTable.set(part.parent, [...(byTable.get(part.parent) ?? []), part]);
  return objects.map((object) => {
    if (!isIndexed(object) || object.partOf !== undefined) return object;
    const older = (byTable.get(object.parent) ?? [])
      .filter((part) => isTaken(object, part))
      .map(({ id }) => id);
    return older.length === 0 ? object : { ...object, mentions: [...(object.mentions ?? []), ...older] };
  });
}

/** What stands on a table that is attached and would be taken along, but is to stay outside or to go. */
export function takenAlong(table: ObjectId | undefined, { before, after }: Sides): readonly SchemaObject[] {
  const indexes = childrenOf(after, table ?? '').filter(isIndexed);
  const parts = indexes.filter(({ partOf }) => partOf !== undefined);
  const staying = new Set(parts.map(({ id }) => id));
  return childrenOf(before, table ?? '')
    .filter(isIndexed)
    .filter(({ id, partOf }) => partOf === undefined && !staying.has(id))
    .filter((object) => parts.some((part) => isTaken(object, part)));
}
