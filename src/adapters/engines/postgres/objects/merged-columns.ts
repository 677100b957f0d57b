import type { Statement } from '../../../../domain/plan/statement.js';
import { statement } from '../../../../domain/plan/statement.js';
import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Column, ColumnDefault } from '../../../../domain/schema/objects/column.js';
import type { Inheritance } from '../../../../domain/schema/objects/partition.js';
import { find } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { alterColumnSql, identityClause, newColumnExtras } from './column-clause.js';
import { compressionActions } from './column-settings.js';

/** A column as its clause is to say it, and what is said with it. */
interface Clause {
  readonly column: Column;
  readonly embedded: readonly SchemaObject[];
}

/** The columns of that name of the tables above. */
function upperOf(column: Column, above: readonly Inheritance[], state: SchemaState): readonly Column[] {
  return above.flatMap(({ of }) => find(state, 'column', objectId('column', [...of, nameOf(column)])) ?? []);
}

/** Whether a table above has a default for the column. */
function hasPreset(column: Column, above: readonly Inheritance[], state: SchemaState): boolean {
  return above.some(({ of }) => state.objects.has(objectId('default', [...of, nameOf(column)])));
}

/** How the values of a column are kept where only the tables above are asked. */
function settingsAbove(
  column: Column,
  above: readonly Inheritance[],
  state: SchemaState,
): Pick<Column, 'storage' | 'compression'> {
  const upper = upperOf(column, above, state);
  return {
    storage: upper.find(({ storage }) => storage !== undefined)?.storage,
    compression: upper.find(({ compression }) => compression !== undefined)?.compression,
  };
}

/**
 * Columns of a new table that are its own and those of the tables above it as well. The server takes what isn't said
 * from above: a default that is not to be there is said as NULL, with which no identity can be said, and how a column is
 * generated is not said again. A compression that isn't the one above is refused.
 * https://www.postgresql.org/docs/current/ddl-generated-columns.html
 */
export function mergedColumns(
  columns: readonly Column[],
  above: readonly Inheritance[],
  embedded: readonly SchemaObject[],
  state: SchemaState,
): readonly Clause[] {
  return columns.map((own): Clause => {
    const upper = upperOf(own, above, state);
    const given = settingsAbove(own, above, state).compression !== undefined;
    const column = given ? { ...own, compression: undefined } : own;
    const { generated } = column;
    const isGiven = upper.some((each) => each.generated?.expression === generated?.expression);
    if (generated) return { column: isGiven ? { ...column, generated: undefined } : column, embedded };
    const hasOwn = embedded.some((each) => each.kind === 'default' && each.parent === column.id);
    if (hasOwn || !hasPreset(column, above, state)) return { column, embedded };
    return { column: { ...column, identity: undefined }, embedded: [...embedded, noDefault(column)] };
  });
}

/** What such a column, or any other one of a new table, has that its clause doesn't say. */
export function mergedExtras(
  column: Column,
  above: readonly Inheritance[],
  state: SchemaState,
): readonly Statement[] {
  const given = settingsAbove(column, above, state);
  const { identity } = column;
  const isLeft = identity !== undefined && hasPreset(column, above, state);
  const actions = [
    ...(isLeft ? [`ADD ${identityClause(column, identity)}`] : []),
    ...(given.compression === undefined ? [] : compressionActions(given.compression, column.compression)),
  ];
  return [
    ...actions.map((action) =>
      statement(alterColumnSql(column, action), [column.id], { lock: 'blocks reads and writes' }),
    ),
    ...newColumnExtras(column, '', given),
  ];
}

function noDefault({ id, path }: Column): ColumnDefault {
  return { kind: 'default', id: objectId('default', path), path, parent: id, needs: [], expression: 'NULL' };
}
