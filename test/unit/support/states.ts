import fc from 'fast-check';
import { objectId } from '../../../src/domain/schema/id.js';
import type { SchemaObject } from '../../../src/domain/schema/object.js';
import type { SchemaState } from '../../../src/domain/schema/state.js';
import { schemaState } from '../../../src/domain/schema/state.js';

/** A table, by name. */
export function tableOf(name: string, facets: { columnOrder?: readonly string[] } = {}): SchemaObject {
  return { kind: 'table', id: objectId('table', [name]), path: [name], needs: [], ...facets };
}

/** A column of a table. */
export function columnOf(table: string, name: string, type = 'integer', nullable = true): SchemaObject {
  return {
    kind: 'column',
    id: objectId('column', [table, name]),
    path: [table, name],
    parent: objectId('table', [table]),
    needs: [],
    type,
    nullable,
  };
}

/** A foreign key from one table to another. */
export function foreignKeyOf(table: string, target: string): SchemaObject {
  return {
    kind: 'foreign-key',
    id: objectId('foreign-key', [table, `to_${target}`]),
    path: [table, `to_${target}`],
    parent: objectId('table', [table]),
    needs: [objectId('table', [target])],
    columns: ['id'],
    references: [target],
    referencedColumns: ['id'],
    onDelete: 'no action',
    onUpdate: 'no action',
  };
}

/** A view that reads other objects. */
export function viewOf(name: string, reads: readonly string[], definition: string): SchemaObject {
  return { kind: 'view', id: objectId('view', [name]), path: [name], needs: [...reads].sort(), definition };
}

const names = fc.constantFrom('a', 'b', 'c', 'd', 'with.dot', 'with"quote', 'ü');
const types = fc.constantFrom('integer', 'bigint', 'text');

interface Draft {
  readonly columns: readonly { name: string; type: string; nullable: boolean }[];
  readonly references: readonly string[];
}

const draft: fc.Arbitrary<Draft> = fc.record({
  columns: fc.uniqueArray(fc.record({ name: names, type: types, nullable: fc.boolean() }), {
    selector: ({ name }) => name,
    minLength: 1,
    maxLength: 4,
  }),
  references: fc.uniqueArray(names, { maxLength: 3 }),
});

/** Random states of tables with columns, foreign keys in any shape (cycles too) and views over the tables. */
export const arbitraryState: fc.Arbitrary<SchemaState> = fc
  .record({
    tables: fc.dictionary(names, draft, { maxKeys: 5 }),
    views: fc.dictionary(fc.constantFrom('v', 'w'), fc.string({ maxLength: 3 }), { maxKeys: 2 }),
  })
  .map(({ tables, views }) => {
    const objects: SchemaObject[] = [];
    const known = Object.keys(tables);
    for (const [name, { columns, references }] of Object.entries(tables)) {
      objects.push(
        tableOf(name),
        ...columns.map((column) => columnOf(name, column.name, column.type, column.nullable)),
      );
      objects.push(
        ...references.filter((other) => known.includes(other)).map((other) => foreignKeyOf(name, other)),
      );
    }
    const reads = known.map((name) => objectId('table', [name]));
    for (const [name, definition] of Object.entries(views)) objects.push(viewOf(name, reads, definition));
    return schemaState('toy', objects);
  });
