import type { Column } from '../../../../domain/schema/objects/column.js';

/** Whether the values themselves are made in another way, so that the column must be made anew. */
export function changesOrigin(before: Column, after: Column): boolean {
  if (after.generated === undefined) return before.generated !== undefined && !before.generated.stored;
  return (
    before.generated?.expression !== after.generated.expression ||
    before.generated.stored !== after.generated.stored
  );
}
