import { engineNamed } from './adapters/engines/registry.js';
import type {
  Declaration,
  DeclaredCheck,
  DeclaredForeignKey,
  DeclaredIndex,
  DeclaredKey,
  DeclaredTable,
} from './domain/declaration/index.js';
import { SchemactlError } from './domain/error.js';
import type { ObjectKind } from './domain/schema/object.js';
import type { Target } from './domain/target/target.js';
import type { AnyColumn } from './schema/column.js';
import type { TableData } from './schema/data.js';
import { declarationOf } from './schema/declare/declaration-of.js';
import { declareTable } from './schema/declare/declare-table.js';
import { mark } from './schema/mark.js';
import type { Carries } from './schema/mark.js';
import { table } from './schema/schema.js';
import { changeStatements, removalStatements, renameStatements } from './services/ddl/statements.js';
import { declarationWith, stubTable, withoutColumn } from './services/ddl/stubs.js';

/** A table of `schemactl/schema`. */
export type WholeTable = Carries<TableData>;

/** A table by its name (`users`, `app.users`), or whole as it is before the change. */
export type TableRef = string | WholeTable;

/** A constraint of a table but a foreign key. */
export type NewConstraint =
  | { readonly check: string; readonly name?: string }
  | ({ readonly unique: readonly string[] } & Omit<DeclaredKey, 'columns'>)
  | ({ readonly primaryKey: readonly string[] } & Omit<DeclaredKey, 'columns'>);

/** An index: columns by name, or keys with an expression, an order and so on. */
export type NewIndex = Omit<DeclaredIndex, 'keys'> & {
  readonly on: readonly (string | DeclaredIndex['keys'][number])[];
};

/**
 * Writes the DDL of one engine, the very statements that `new --auto` would write; nothing is run. What a table stands
 * on (schemas, enums, tables that it references) is taken to be there. SQLite makes a table anew for what ALTER TABLE
 * can't do: for that a table must be given whole, and its name alone is a USAGE error. All throw BAD_MODELS for what
 * the engine can't hold.
 */
export interface Ddl {
  createTable(table: WholeTable): readonly string[];
  dropTable(table: TableRef): readonly string[];
  renameTable(table: TableRef, to: string): readonly string[];
  /** With what the column brings along: a reference, an index, a check. */
  addColumn(table: TableRef, name: string, column: AnyColumn): readonly string[];
  dropColumn(table: TableRef, name: string): readonly string[];
  /** From one column to another, as to type, nullability and default; `from` is what a whole table says where absent. */
  alterColumn(table: TableRef, name: string, to: AnyColumn, from?: AnyColumn): readonly string[];
  addIndex(table: TableRef, index: NewIndex): readonly string[];
  dropIndex(table: TableRef, name: string): readonly string[];
  addForeignKey(table: TableRef, key: DeclaredForeignKey): readonly string[];
  dropForeignKey(table: TableRef, name: string): readonly string[];
  addConstraint(table: TableRef, constraint: NewConstraint): readonly string[];
  dropConstraint(table: TableRef, name: string): readonly string[];
}

interface Known {
  readonly table: DeclaredTable;
  readonly enums: Declaration['enums'];
  readonly whole: boolean;
}

/** The table of a reference; of one by its name, the columns that are spoken of. */
function known(ref: TableRef, columns: readonly string[] = []): Known {
  if (typeof ref !== 'string') return { table: declareTable(ref[mark]), enums: enumsOf(ref), whole: true };
  const dot = ref.indexOf('.');
  const name = dot === -1 ? { name: ref } : { schema: ref.slice(0, dot), name: ref.slice(dot + 1) };
  return { table: stubTable(name, columns), enums: [], whole: false };
}

function enumsOf({ [mark]: { columns } }: WholeTable): Declaration['enums'] {
  const enums = columns.flatMap(([, column]) => (column.enum ? [{ [mark]: column.enum }] : []));
  return declarationOf(enums).enums;
}

/** A column with what it brings along, as a table that has no other. */
function columnTable(of: DeclaredTable, name: string, column: AnyColumn): Known {
  const { schema, name: owner } = of;
  const alone = table(owner, { [name]: column });
  const { [mark]: data } = alone as WholeTable;
  return { ...known({ [mark]: { ...data, schema } }), whole: true };
}

function joined(a: DeclaredTable, b: DeclaredTable): DeclaredTable {
  const primaryKey = a.primaryKey ?? b.primaryKey;
  return {
    ...a,
    ...(primaryKey && { primaryKey }),
    columns: [...a.columns, ...b.columns],
    uniques: [...a.uniques, ...b.uniques],
    checks: [...a.checks, ...b.checks],
    foreignKeys: [...a.foreignKeys, ...b.foreignKeys],
    indexes: [...a.indexes, ...b.indexes],
  };
}

const constraints: readonly ObjectKind[] = ['check', 'unique', 'primary-key', 'foreign-key'];

/** The DDL generator of an engine: `ddl('postgres').dropColumn('users', 'age')`. Throws USAGE for an unknown one. */
export function ddl(engineName: Target['engine']): Ddl {
  const engine = engineNamed(engineName);
  const change = (
    { table: from, enums, whole }: Known,
    to: DeclaredTable | undefined,
    more: Declaration['enums'] = [],
  ): readonly string[] => {
    const after = to ? [to] : [];
    const all = [...enums, ...more];
    const targets = declarationWith([from, ...after]).tables.filter(({ name }) => name !== from.name);
    return changeStatements(engine, {
      before: declarationWith([from, ...targets], all),
      after: declarationWith([...after, ...targets], all),
      table: from.name,
      whole,
    });
  };
  const grow = (
    ref: TableRef,
    columns: readonly string[],
    part: Partial<DeclaredTable>,
  ): readonly string[] => {
    const found = known(ref, columns);
    return change(found, joined(found.table, { ...stubTable(found.table), columns: [], ...part }));
  };
  const remove = (
    ref: TableRef,
    kinds: readonly ObjectKind[],
    name: string,
    stub: Partial<DeclaredTable>,
  ): readonly string[] => {
    const { table: found, enums, whole } = known(ref);
    const declaration = declarationWith([whole ? found : { ...found, ...stub }], enums);
    return removalStatements(engine, { declaration, kinds, name, table: found.name, whole });
  };
  return {
    createTable: (ref) => {
      const { table: found, enums } = known(ref);
      const targets = declarationWith([found]).tables.filter((each) => each !== found);
      return changeStatements(engine, {
        before: declarationWith(targets, enums),
        after: declarationWith([found, ...targets], enums),
        table: found.name,
        whole: true,
      });
    },
    dropTable: (ref) => change({ ...known(ref), whole: true }, undefined),
    renameTable: (ref, to) => {
      const { table: found, enums } = known(ref);
      return renameStatements(engine, declarationWith([found], enums), to);
    },
    addColumn: (ref, name, column) => {
      const found = known(ref);
      const own = columnTable(found.table, name, column);
      return change(found, joined(found.table, own.table), own.enums);
    },
    dropColumn: (ref, name) => {
      const found = known(ref, [name]);
      return change(found, withoutColumn(found.table, name));
    },
    alterColumn: (ref, name, to, from) => {
      const found = known(ref);
      const [before, after] = [from, to].map((each) => each && columnTable(found.table, name, each));
      const old = before?.table.columns[0] ?? found.table.columns.find((each) => each.name === name);
      const [next] = after?.table.columns ?? [];
      if (!old || !next) throw unknownColumn(found.table.name, name);
      const withColumn = (column: typeof old): DeclaredTable => ({
        ...found.table,
        columns: found.table.columns.some((each) => each.name === name)
          ? found.table.columns.map((each) => (each.name === name ? column : each))
          : [...found.table.columns, column],
      });
      const enums = [...(before?.enums ?? []), ...(after?.enums ?? [])];
      return change({ ...found, table: withColumn(old) }, withColumn(next), enums);
    },
    addIndex: (ref, { on, ...index }) => {
      const keys = on.map((each) => (typeof each === 'string' ? { column: each } : each));
      const columns = [...keys.flatMap(({ column }) => column ?? []), ...(index.include ?? [])];
      return grow(ref, columns, { indexes: [{ ...index, keys }] });
    },
    dropIndex: (ref, name) =>
      remove(ref, ['index'], name, { indexes: [{ name, keys: [{ column: 'schemactl_stub' }] }] }),
    addForeignKey: (ref, key) => grow(ref, key.columns, { foreignKeys: [key] }),
    // By its name any constraint is dropped alike.
    dropForeignKey: (ref, name) =>
      remove(ref, typeof ref === 'string' ? ['check'] : ['foreign-key'], name, {
        checks: [{ name, sql: 'true' }],
      }),
    addConstraint: (ref, constraint) => {
      const [columns, part] = constraintPart(constraint);
      return grow(ref, columns, part);
    },
    dropConstraint: (ref, name) => remove(ref, constraints, name, { checks: [{ name, sql: 'true' }] }),
  };
}

function unknownColumn(owner: string, name: string): SchemactlError {
  return new SchemactlError('USAGE', `what column ${name} of ${owner} is before is not known`, {
    hint: 'Say it as the last argument, or give the table whole.',
  });
}

/** A constraint as a part of a table, and the columns that it speaks of by name. */
function constraintPart(
  constraint: NewConstraint,
): readonly [columns: readonly string[], part: Partial<DeclaredTable>] {
  if ('check' in constraint) {
    const { check: sql, ...rest } = constraint;
    const check: DeclaredCheck = { ...rest, sql };
    return [[], { checks: [check] }];
  }
  if ('unique' in constraint) {
    const { unique: columns, ...rest } = constraint;
    return [columns, { uniques: [{ ...rest, columns }] }];
  }
  const { primaryKey: columns, ...rest } = constraint;
  return [columns, { primaryKey: { ...rest, columns } }];
}
