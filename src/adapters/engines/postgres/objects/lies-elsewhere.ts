import type { Sides } from '../../../../domain/plan/dialect.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import { find } from '../../../../domain/schema/state.js';

/**
 * Whether the values of a column lie elsewhere, as those of a foreign table do: another type is only another way to
 * read them, and the server takes no USING. https://www.postgresql.org/docs/current/sql-alterforeigntable.html
 */
export function liesElsewhere(column: Column, { before }: Sides): boolean {
  return find(before, 'table', column.parent)?.foreign !== undefined;
}
