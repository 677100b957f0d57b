import type { Kind, Names } from './names.js';

/** One file that is being written: it notes what it must import. */
export interface Writing {
  /** A function of the schema language. */
  use(name: string): string;
  /** A type of the schema language. */
  useType(name: string): string;
  /** Something that is declared, here or in another file. */
  nameOf(kind: Kind, named: { readonly schema?: string; readonly name: string }): string;
  /** The call that declares something in its schema: `table` or `app_schema.table`. */
  declare(what: 'table' | 'view' | 'enumType' | 'sequence', schema: string | undefined): string;
  /** Whether a table was declared before the one that is being written, so that its type is known. */
  isKnown(table: { readonly schema?: string; readonly table: string }): boolean;
}

/** What a file must import and say before its declarations. */
export interface Needs {
  readonly values: Set<string>;
  readonly types: Set<string>;
  readonly others: Set<string>;
  readonly schemas: Set<string>;
}

export const noNeeds = (): Needs => ({
  values: new Set(),
  types: new Set(),
  others: new Set(),
  schemas: new Set(),
});

/** The functions of the schema language whose names the file has for something else. */
const aliases: ReadonlyMap<string, string> = new Map([['schema', 'namedSchema']]);

/** As it stands between the braces of an import. */
export function importName(name: string): string {
  const alias = aliases.get(name);
  return alias === undefined ? name : `${name} as ${alias}`;
}

/** Begins a file; `known` are the tables whose types are known so far, as `schema.name`. */
export function writingInto(needs: Needs, names: Names, known: ReadonlySet<string>): Writing {
  const use = (name: string): string => {
    needs.values.add(name);
    return aliases.get(name) ?? name;
  };
  return {
    use,
    useType: (name) => {
      needs.types.add(name);
      return name;
    },
    nameOf: (kind, named) => {
      const name = names.of(kind, named);
      needs.others.add(name);
      return name;
    },
    declare: (what, schema) => {
      if (schema === undefined) return use(what);
      use('schema');
      needs.schemas.add(schema);
      return `${names.ofSchema(schema)}.${what}`;
    },
    isKnown: ({ schema, table }) =>
      known.has(tableKey({ name: table, ...(schema !== undefined && { schema }) })),
  };
}

/** A table in the set of those that are known. */
export function tableKey({ schema, name }: { readonly schema?: string; readonly name: string }): string {
  return JSON.stringify([schema ?? '', name]);
}
