import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Column, ColumnDefault } from '../../../../domain/schema/objects/column.js';
import type { Inheritance } from '../../../../domain/schema/objects/partition.js';
import { find } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';

/** A column as its clause is to say it, and what is said with it. */
interface Clause {
  readonly column: Column;
  readonly embedded: readonly SchemaObject[];
}

/**
 * Columns of a new table that are its own and those of the tables above it as well. The server takes what isn't said
 * from above: a default that is not to be there is said as NULL, and how a column is generated is not said again.
 * https://www.postgresql.org/docs/current/ddl-generated-columns.html
 */
export function mergedColumns(
  columns: readonly Column[],
  above: readonly Inheritance[],
  embedded: readonly SchemaObject[],
  state: SchemaState,
): readonly Clause[] {
  return columns.map((column): Clause => {
    const paths = above.map(({ of }) => [...of, nameOf(column)]);
    const upper = paths.flatMap((path) => find(state, 'column', objectId('column', path)) ?? []);
    const { generated } = column;
    const isGiven = upper.some((each) => each.generated?.expression === generated?.expression);
    if (generated) return { column: isGiven ? { ...column, generated: undefined } : column, embedded };
    const hasPreset = paths.some((path) => state.objects.has(objectId('default', path)));
    const hasOwn = embedded.some((each) => each.kind === 'default' && each.parent === column.id);
    return { column, embedded: hasPreset && !hasOwn ? [...embedded, noDefault(column)] : embedded };
  });
}

function noDefault({ id, path }: Column): ColumnDefault {
  return { kind: 'default', id: objectId('default', path), path, parent: id, needs: [], expression: 'NULL' };
}
