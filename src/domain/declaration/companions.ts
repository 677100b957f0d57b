import type { ObjectId } from '../schema/id.js';
import { objectId } from '../schema/id.js';
import type { SchemaObject } from '../schema/object.js';
import { nameOf } from '../schema/object.js';
import { childrenOf, childrenOfKind, find } from '../schema/state.js';
import type { SchemaState } from '../schema/state.js';

/** A table that models don't name, and the one that it is a partition of. */
interface Companion {
  readonly table: ObjectId;
  readonly above: ObjectId;
}

/** The partitions of declared tables that aren't declared themselves, those above before those below. */
export function companionsOf(declared: SchemaState, present: SchemaState): readonly Companion[] {
  const links = [...present.objects.values()].filter((object) => object.kind === 'partition');
  const known = new Set(declared.objects.keys());
  const found: Companion[] = [];
  for (let before = -1; found.length !== before;) {
    before = found.length;
    for (const { parent: table = '', of } of links) {
      const above = objectId('table', of);
      if (known.has(table) || !known.has(above)) continue;
      known.add(table);
      found.push({ table, above });
    }
  }
  return found;
}

function moved<Kind extends SchemaObject>(object: Kind, path: readonly string[], parent: ObjectId): Kind {
  return { ...object, id: objectId(object.kind, path), path, parent, needs: object.needs };
}

/** What is the same in a partition and the table above it, whatever the models make of that one. */
function inheritedParts(
  { table, above }: Companion,
  objects: ReadonlyMap<ObjectId, SchemaObject>,
): SchemaObject[] {
  const own = objects.get(table);
  const children = [...objects.values()].filter(({ parent }) => parent === above);
  return children.flatMap((child): SchemaObject[] => {
    if (!own || (child.kind !== 'column' && child.kind !== 'check')) return [];
    const path = [...own.path, nameOf(child)];
    if (child.kind === 'check') return [{ ...moved(child, path, table), inherited: 'only' }];
    const bare = { ...child, identity: undefined, statistics: undefined, options: undefined };
    const column = moved(bare, path, table);
    const old = objects.get(column.id);
    const preset = old ? undefined : objects.get(objectId('default', child.path));
    return [
      old?.kind === 'column'
        ? {
            ...old,
            type: column.type,
            nullable: old.nullable && column.nullable,
            generated: column.generated,
          }
        : { ...column, inherited: 'only' },
      ...(preset ? [moved(preset, path, column.id)] : []),
    ];
  });
}

/**
 * Adds to what models declare the partitions of their tables as the database has them, with the columns and checks
 * that their tables have now.
 */
export function withCompanions(
  objects: Map<ObjectId, SchemaObject>,
  declared: SchemaState,
  present: SchemaState,
): void {
  for (const companion of companionsOf(declared, present)) {
    const table = find(present, 'table', companion.table);
    if (!table) continue;
    objects.set(table.id, table);
    const parts = childrenOf(present, table.id);
    const above = (object: SchemaObject): boolean =>
      objects.has(objectId(object.kind, [...(objects.get(companion.above)?.path ?? []), nameOf(object)]));
    for (const part of parts) {
      if ((part.kind === 'column' || part.kind === 'check') && part.inherited === 'only' && !above(part))
        continue;
      if ('partOf' in part && part.partOf !== undefined && !objects.has(part.partOf)) continue;
      objects.set(part.id, part);
      if (part.kind !== 'column') continue;
      for (const preset of childrenOfKind(present, part.id, 'default')) objects.set(preset.id, preset);
    }
    for (const part of inheritedParts(companion, objects)) objects.set(part.id, part);
  }
}
