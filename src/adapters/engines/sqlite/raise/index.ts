import type { Declaration, DeclaredView } from '../../../../domain/declaration/declaration.js';
import { sortDeclaration } from '../../../../domain/declaration/sort.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { View } from '../../../../domain/schema/objects/view.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { raiseTable } from './table.js';
import { viewColumns } from './view-columns.js';

/**
 * A state in the words of models: what `lowerSqlite` makes of them is the same state again, as far as models have words
 * for it. A rowid that is the primary key numbers itself, so it is an identity.
 */
export function raiseSqlite(state: SchemaState): Declaration {
  const objects = [...state.objects.values()];
  const columns = viewColumns(state);
  return sortDeclaration({
    tables: objects.flatMap((object) => (object.kind === 'table' ? [raiseTable(object, state)] : [])),
    enums: [],
    sequences: [],
    views: objects.flatMap((object) =>
      object.kind === 'view' ? [viewOf(object, columns.get(object.id))] : [],
    ),
  });
}

function viewOf(view: View, columns: DeclaredView['columns']): DeclaredView {
  return { name: nameOf(view), sql: view.definition.trim(), ...(columns && { columns }) };
}
