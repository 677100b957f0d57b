import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Partition } from '../../../../domain/schema/objects/partition.js';
import { childrenOfKind, dependentsOf, find } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import type { Both } from '../../../witness/seed-facts.js';
import { speaksOf } from '../../../witness/seed-facts.js';

/** Whether rows come into a table through the one that it is a partition of. */
export function isPartition(table: ObjectId, state: SchemaState): boolean {
  return above(table, state) !== undefined;
}

function above(table: ObjectId, state: SchemaState): Partition | undefined {
  return childrenOfKind(state, table, 'partition')[0];
}

function below(table: ObjectId, state: SchemaState): readonly Partition[] {
  const own = dependentsOf(state, table).filter((object) => object.kind === 'partition');
  return own.flatMap((each) => [each, ...below(each.parent ?? '', state)]);
}

/** What must stay empty with the partitions that must: the tables through which rows would get there. */
export function withRoots(tables: ReadonlySet<ObjectId>, state: SchemaState): ReadonlySet<ObjectId> {
  const all = new Set(tables);
  for (const table of tables) {
    for (let link = above(table, state); link; link = above(objectId('table', link.of), state)) {
      all.add(objectId('table', link.of));
    }
  }
  return all;
}

/** The bounds within which rows of a table must lie, today in one partition or tomorrow as one. */
function boundsOf({ state, fitting }: Both, table: ObjectId): readonly Partition[] {
  const tomorrow = above(table, fitting);
  return [...(tomorrow ? [tomorrow] : []), ...below(table, state)];
}

/** Whether a column takes part in deciding where a row goes. */
function decides(column: Column, { of }: Partition, { state, fitting }: Both): boolean {
  return [state, fitting].some((side) => {
    const key = find(side, 'table', objectId('table', of))?.partitionBy;
    return key !== undefined && speaksOf(key, nameOf(column));
  });
}

/** The texts of the bounds that speak of a column; of a range only its lower end, which lies within. */
export function boundTexts(both: Both, table: ObjectId, column: Column): readonly string[] {
  return boundsOf(both, table)
    .filter((partition) => decides(column, partition, both))
    .map(({ bound }) => bound.replace(/\) TO \(.*$/s, ')'));
}
