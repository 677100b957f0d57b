import type {
  Declaration,
  DeclaredColumn,
  DeclaredForeignKey,
  DeclaredTable,
} from '../../domain/declaration/index.js';

/** The name of a table, with its schema where that isn't the default one. */
export interface TableName {
  readonly schema?: string | undefined;
  readonly name: string;
}

/** A column of which only the name counts; a key that is added changes nothing in it. */
function stubColumn(name: string): DeclaredColumn {
  return { name, type: { name: 'integer' }, nullable: false };
}

const bare = { uniques: [], checks: [], foreignKeys: [], indexes: [] } as const;

/** A table of which only the name is known: it has a column, since every table has one, and those that are spoken of. */
export function stubTable({ schema, name }: TableName, columns: readonly string[] = []): DeclaredTable {
  const names = [...new Set(['schemactl_stub', ...columns])];
  return { ...(schema !== undefined && { schema }), name, columns: names.map(stubColumn), ...bare };
}

/** What a foreign key leads to: its columns are a key there. */
function stubTarget({ references }: DeclaredForeignKey): DeclaredTable {
  const columns = references.columns.map(stubColumn);
  const { schema, table: name } = references;
  return {
    ...(schema !== undefined && { schema }),
    name,
    columns,
    ...bare,
    primaryKey: { columns: references.columns },
  };
}

const keyOf = ({ schema = '', name }: TableName): string => JSON.stringify([schema, name]);

/** The tables with stubs of all that their foreign keys lead to. */
export function withTargets(tables: readonly DeclaredTable[]): readonly DeclaredTable[] {
  const known = new Map(tables.map((table) => [keyOf(table), table]));
  for (const key of tables.flatMap(({ foreignKeys }) => foreignKeys)) {
    const target = stubTarget(key);
    if (!known.has(keyOf(target))) known.set(keyOf(target), target);
  }
  return [...known.values()];
}

/** A declaration of tables and the enums of their columns alone. */
export function declarationWith(
  tables: readonly DeclaredTable[],
  enums: Declaration['enums'] = [],
): Declaration {
  return { tables: withTargets(tables), enums, sequences: [], views: [] };
}

/** A table without a column and all that stands on it. */
export function withoutColumn(table: DeclaredTable, name: string): DeclaredTable {
  const isFree = ({ columns }: { readonly columns: readonly string[] }): boolean => !columns.includes(name);
  const { primaryKey, ...rest } = table;
  return {
    ...rest,
    ...(primaryKey && isFree(primaryKey) && { primaryKey }),
    columns: table.columns.filter((column) => column.name !== name),
    uniques: table.uniques.filter(isFree),
    foreignKeys: table.foreignKeys.filter(isFree),
    indexes: table.indexes.filter(
      ({ keys, include = [] }) => !include.includes(name) && keys.every(({ column }) => column !== name),
    ),
  };
}
