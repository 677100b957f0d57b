import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { CompositeType } from '../../../../domain/schema/objects/types.js';
import { childrenOfKind } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';

/** The kinds of objects whose name is that of a type with rows for values. */
export const rowTyped = ['composite', 'table', 'view', 'materialized-view'] as const;

/** The type of the rows of a table or view, as a composite type of that name would be. */
export function rowTypeOf(object: SchemaObject, state: SchemaState): CompositeType | undefined {
  const { id, path } = object;
  switch (object.kind) {
    case 'composite':
      return object;
    case 'view':
    case 'materialized-view':
      return (
        object.columns && { kind: 'composite', id, path, needs: object.needs, attributes: object.columns }
      );
    case 'table': {
      const columns = [...childrenOfKind(state, id, 'column')].sort(
        (a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0),
      );
      const attributes = columns.map((column) => ({ ...column, name: column.path.at(-1) ?? '' }));
      return {
        kind: 'composite',
        id,
        path,
        needs: columns.flatMap(({ needs }) => needs),
        attributes: attributes.map(({ name, type, collation }) => ({ name, type, collation })),
      };
    }
    default:
      return undefined;
  }
}
