import type { DeclaredTable } from '../../../../domain/declaration/declaration.js';
import { tableKey } from './writing.js';

/** The tables so that, wherever no cycle forbids it, one stands behind those that it refers to; else by name. */
export function inReadingOrder(tables: readonly DeclaredTable[]): readonly DeclaredTable[] {
  const byKey = new Map(tables.map((table) => [tableKey(table), table]));
  const ordered = new Set<DeclaredTable>();
  const entered = new Set<DeclaredTable>();
  const visit = (table: DeclaredTable): void => {
    if (entered.has(table)) return;
    entered.add(table);
    const targets = table.foreignKeys.map(({ references: { schema, table: name } }) =>
      tableKey({ name, ...(schema !== undefined && { schema }) }),
    );
    for (const target of [...targets].sort()) {
      const referenced = byKey.get(target);
      if (referenced) visit(referenced);
    }
    ordered.add(table);
  };
  for (const table of tables) visit(table);
  return [...ordered];
}
