import type { Sides } from '../../../../domain/plan/dialect.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import { childrenOfKind } from '../../../../domain/schema/state.js';

const nameIn = (column: Column): string => column.path.at(-1) ?? '';

/** A column whose values come along, before and after; its name may differ in capitals. */
export interface CopiedColumn {
  readonly from: Column;
  readonly to: Column;
}

/** The columns whose values come along. */
export function copiedColumns(before: Table, after: Table, sides: Sides): readonly CopiedColumn[] {
  const old = new Map(
    childrenOfKind(sides.before, before.id, 'column').map((column) => [nameIn(column).toLowerCase(), column]),
  );
  const now = new Map(
    childrenOfKind(sides.after, after.id, 'column').map((column) => [nameIn(column), column]),
  );
  return (after.columnOrder ?? []).flatMap((name) => {
    const [from, to] = [old.get(name.toLowerCase()), now.get(name)];
    return from && to && !to.generated ? [{ from, to }] : [];
  });
}
