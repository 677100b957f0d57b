import fc from 'fast-check';

/** A random SQLite schema as plain data; every reference is a number that is taken modulo what there is. */
export interface Spec {
  readonly tables: readonly TableSpec[];
  readonly views: readonly ViewSpec[];
  /** A full-text table with rows of its own. */
  readonly search: boolean;
}

export interface TableSpec {
  readonly name: string;
  readonly key: 'rowid' | 'auto' | 'text' | 'descending' | 'pair' | 'none';
  readonly strict: boolean;
  readonly withoutRowid: boolean;
  readonly columns: readonly ColumnSpec[];
  /** Where the id stands among the columns. */
  readonly place: number;
  readonly unique: readonly { readonly column: number; readonly named: boolean; readonly conflict: string }[];
  readonly checks: readonly { readonly column: number; readonly named: boolean }[];
  readonly references: readonly ReferenceSpec[];
  readonly indexes: readonly { readonly column: number; readonly form: IndexForm }[];
  readonly generated: { readonly stored: boolean; readonly expression: string } | null;
  readonly triggers: readonly { readonly event: string; readonly on: number }[];
  readonly comment: string;
}

export type IndexForm = 'plain' | 'unique' | 'descending' | 'partial' | 'expression' | 'collated';

export interface ReferenceSpec {
  readonly table: number;
  readonly onDelete: string;
  readonly onUpdate: string;
  readonly deferred: boolean;
  readonly apart: boolean;
}

export interface ColumnSpec {
  readonly name: string;
  /** One of those that the name's family can have. */
  readonly type: number;
  readonly notNull: boolean;
  readonly value: 'none' | 'literal' | 'expression';
  readonly collation: string;
}

export interface ViewSpec {
  readonly name: string;
  readonly table: number;
  /** Reads the view before it instead of the table. */
  readonly over: boolean;
  readonly insteadOf: boolean;
}

const tableNames = ['users', 'Order', 'a.b', 'say "hi"', "it's", '[x]', 'ünï 🎉', '-- t;'];
const columnNames = ['a', 'Big Name', 'sel"ect', 'b`t', '[any]', 'select', "c'd; --"];
const actions = ['NO ACTION', 'CASCADE', 'SET NULL', 'SET DEFAULT', 'RESTRICT'];

const column: fc.Arbitrary<ColumnSpec> = fc.record({
  name: fc.constantFrom(...columnNames),
  type: fc.nat(3),
  notNull: fc.boolean(),
  value: fc.constantFrom<ColumnSpec['value'][]>('none', 'literal', 'literal', 'expression'),
  collation: fc.constantFrom('', '', 'NOCASE', 'RTRIM'),
});

const reference: fc.Arbitrary<ReferenceSpec> = fc.record({
  table: fc.nat(9),
  onDelete: fc.constantFrom(...actions),
  onUpdate: fc.constantFrom(...actions),
  deferred: fc.boolean(),
  apart: fc.boolean(),
});

const table = (name: string): fc.Arbitrary<TableSpec> =>
  fc.record({
    name: fc.constant(name),
    key: fc.constantFrom<TableSpec['key'][]>('rowid', 'auto', 'text', 'descending', 'pair', 'none'),
    strict: fc.boolean(),
    withoutRowid: fc.boolean(),
    columns: fc.uniqueArray(column, { maxLength: 5, selector: (each) => each.name }),
    place: fc.nat(5),
    unique: fc.array(
      fc.record({
        column: fc.nat(9),
        named: fc.boolean(),
        conflict: fc.constantFrom('', ' ON CONFLICT REPLACE', ' ON CONFLICT IGNORE'),
      }),
      { maxLength: 2 },
    ),
    checks: fc.array(fc.record({ column: fc.nat(9), named: fc.boolean() }), { maxLength: 2 }),
    references: fc.uniqueArray(reference, { maxLength: 3, selector: (each) => each.table }),
    indexes: fc.array(
      fc.record({
        column: fc.nat(9),
        form: fc.constantFrom<IndexForm[]>(
          'plain',
          'unique',
          'descending',
          'partial',
          'expression',
          'collated',
        ),
      }),
      { maxLength: 2 },
    ),
    generated: fc.option(
      fc.record({ stored: fc.boolean(), expression: fc.constantFrom('id || 1', 'typeof(id)') }),
    ),
    triggers: fc.array(
      fc.record({ event: fc.constantFrom('AFTER DELETE', 'BEFORE UPDATE', 'AFTER INSERT'), on: fc.nat(9) }),
      { maxLength: 2 },
    ),
    comment: fc.constantFrom('', '-- a comment; not the end\n', "/* it's */"),
  });

const view: fc.Arbitrary<ViewSpec> = fc.record({
  name: fc.constantFrom('v', 'w', 'View "X"'),
  table: fc.nat(9),
  over: fc.boolean(),
  insteadOf: fc.boolean(),
});

/** Random schemas; names come from small pools, so that two of them have much in common and differ in the rest. */
export const arbitrarySpec: fc.Arbitrary<Spec> = fc.record({
  tables: fc
    .uniqueArray(fc.constantFrom(...tableNames), { minLength: 1, maxLength: 5 })
    .chain((names) => fc.tuple(...names.map(table))),
  views: fc.uniqueArray(view, { maxLength: 3, selector: (each) => each.name }),
  search: fc.boolean(),
});
