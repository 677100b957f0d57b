import type { Declaration } from './declaration.js';

/** A rename that models ask for with `renamedFrom`; whether it is still to be done is for the database to say. */
export interface DeclaredRename {
  readonly kind: 'table' | 'column' | 'enum';
  readonly schema?: string;
  /** For a column: its table, by the name that it has in the models. */
  readonly table?: string;
  readonly from: string;
  readonly to: string;
}

interface Named {
  readonly schema?: string;
  readonly name: string;
  readonly renamedFrom?: string;
}

function renameOf(kind: DeclaredRename['kind'], named: Named, table?: string): readonly DeclaredRename[] {
  const { schema, name, renamedFrom } = named;
  if (renamedFrom === undefined || renamedFrom === name) return [];
  const where = { ...(schema !== undefined && { schema }), ...(table !== undefined && { table }) };
  return [{ kind, ...where, from: renamedFrom, to: name }];
}

/** The renames that a declaration asks for: enums, then tables, then columns, each in the declaration's order. */
export function declaredRenames(declaration: Declaration): readonly DeclaredRename[] {
  return [
    ...declaration.enums.flatMap((each) => renameOf('enum', each)),
    ...declaration.tables.flatMap((each) => renameOf('table', each)),
    ...declaration.tables.flatMap(({ schema, name, columns }) =>
      columns.flatMap((column) => renameOf('column', { ...column, ...(schema && { schema }) }, name)),
    ),
  ];
}
