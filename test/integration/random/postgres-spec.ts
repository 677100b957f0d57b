import fc from 'fast-check';
import type { Details } from './postgres-details-spec.js';
import { arbitraryDetails } from './postgres-details-spec.js';
import type { Surroundings } from './postgres-surroundings-spec.js';
import { arbitrarySurroundings } from './postgres-surroundings-spec.js';
import { rarely } from './rarely.js';

/** A random PostgreSQL schema as plain data; every reference is a number that is taken modulo what there is. */
export interface Spec {
  readonly enums: readonly { readonly name: string; readonly labels: readonly string[] }[];
  readonly domain: { readonly base: string; readonly check: boolean; readonly notNull: boolean } | null;
  readonly composite: readonly string[] | null;
  /** What the schema's own type of ranges has bounds of. */
  readonly range: string | null;
  readonly sequence: { readonly type: string; readonly increment: number } | null;
  /** `over` is a second function with the name of `twice`; `total` is an aggregate, which ends with the first. */
  readonly functions: {
    readonly twice: string | null;
    readonly stamp: string | null;
    readonly over: string | null;
    readonly total: boolean;
  };
  readonly tables: readonly TableSpec[];
  readonly views: readonly ViewSpec[];
  readonly around: Surroundings;
}

export interface TableSpec {
  readonly name: string;
  readonly form: 'plain' | 'unlogged' | 'range' | 'list';
  /** Tables before this one from which it inherits, where their columns agree. */
  readonly parents: readonly number[];
  readonly key: 'serial' | 'identity' | 'uuid' | 'pair' | 'none';
  readonly columns: readonly ColumnSpec[];
  readonly unique: readonly number[];
  readonly checks: readonly number[];
  readonly references: readonly {
    readonly table: number;
    readonly action: string;
    readonly later: boolean;
  }[];
  readonly indexes: readonly IndexSpec[];
  readonly comment: string | null;
  readonly trigger: boolean;
  readonly policies: readonly string[];
  readonly grants: readonly string[];
  readonly statistics: boolean;
  /** A generated column, and what it is made of. */
  readonly generated: 'id' | 'function' | null;
  /** What of the identity differs from the server's own choice, where the key is one. */
  readonly identity: {
    readonly always: boolean;
    readonly start: number;
    readonly increment: number;
    readonly cycle: boolean;
  } | null;
  /** Which of the columns of ranges keeps rows from overlapping. */
  readonly exclusion: { readonly column: number; readonly later: boolean; readonly partial: boolean } | null;
  /** The unique constraint may wait for the end of the transaction. */
  readonly uniqueLater: boolean;
  /** Belongs to the second role. */
  readonly theirs: boolean;
  readonly rule: {
    readonly event: 'INSERT' | 'UPDATE' | 'DELETE';
    readonly column: number;
    /** Touches the first of all tables, or else does nothing instead. */
    readonly also: boolean;
  } | null;
  /** Where the columns of the trigger's event are named. */
  readonly triggerColumns: number;
  readonly details: Details;
}

export interface ColumnSpec {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly value: boolean;
  readonly comment: boolean;
  readonly setting:
    'STATISTICS 50' | '(n_distinct = -0.5)' | 'STORAGE EXTERNAL' | 'STORAGE MAIN' | 'COMPRESSION pglz' | null;
  /** Where the type has one at all. */
  readonly collation: '"C"' | 'public.coll' | null;
}

export interface IndexSpec {
  readonly column: number;
  readonly unique: boolean;
  readonly form: 'plain' | 'descending' | 'partial' | 'expression' | 'include' | 'function' | 'collated';
}

export interface ViewSpec {
  readonly name: string;
  readonly table: number;
  readonly columns: number;
  /** Reads the view before it instead of the table. */
  readonly over: boolean;
  readonly stored: boolean;
  /** What kind of index a stored one has. */
  readonly index: 'plain' | 'unique' | 'last' | 'partial';
  /** What it has beside the columns of what it reads. */
  readonly computed: 'function' | 'row' | 'count' | null;
  readonly options: string | null;
}

/** Types with a default and two values each; the placeholders stand for the schema's own types. */
export const types: Readonly<Record<string, readonly [string, string, string]>> = {
  smallint: ['7', '-32768', '32767'],
  integer: ['7', '-2147483648', '1'],
  bigint: ['7', '9007199254740993', '1'],
  'numeric(10,2)': ['1.50', '-0.01', '12345678.99'],
  numeric: ['1', '1e100', '0.3'],
  real: ['0.5', '1.25', '-3'],
  'double precision': ['0.1', '1e-300', '2'],
  text: [`'it''s'`, `'α\\\\β'`, `''`],
  'character varying(10)': [`'short'`, `'ten chars!'`, `'x'`],
  'character varying(50)': [`'longer'`, `'ten chars!'`, `'y'`],
  'character(3)': [`'abc'`, `'ab'`, `'z'`],
  boolean: ['true', 'false', 'true'],
  date: [`'2000-02-29'`, `'infinity'`, `'0044-03-15 BC'`],
  'timestamp without time zone': ['now()', `'2000-01-01 00:00:00.000001'`, `'1999-12-31'`],
  'timestamp(3) with time zone': ['CURRENT_TIMESTAMP', `'2000-01-01 00:00:00+02'`, `'1999-12-31'`],
  interval: [`'1 day'`, `'1 mon -3 days'`, `'0'`],
  uuid: [
    'gen_random_uuid()',
    `'00000000-0000-0000-0000-000000000000'`,
    `'ffffffff-ffff-ffff-ffff-ffffffffffff'`,
  ],
  jsonb: [`'{}'`, `'{"a": [1, null]}'`, `'"x"'`],
  bytea: [`'\\x00'`, `'\\xdeadbeef'`, `''`],
  'integer[]': [`'{}'`, `'{1,NULL,3}'`, `'{{1,2},{3,4}}'`],
  'text[]': [`'{}'`, `'{"a b","NULL"}'`, `'{}'`],
  inet: [`'127.0.0.1'`, `'::1/128'`, `'10.0.0.0/8'`],
  int4range: [`'[1,5)'`, `'empty'`, `'(,3]'`],
  daterange: [`'[2000-01-01,)'`, `'empty'`, `'[2000-02-29,2000-03-01)'`],
  $range: [`'(,)'`, `'empty'`, `'(,)'`],
  $enum: ['NULL', 'NULL', 'NULL'],
  '$enum[]': [`'{}'`, `'{}'`, `'{}'`],
  $domain: ['NULL', 'NULL', 'NULL'],
  '$domain[]': [`'{}'`, `'{}'`, `'{}'`],
  $over: ['NULL', 'NULL', 'NULL'],
  '$over[]': [`'{}'`, `'{}'`, `'{}'`],
  $composite: ['NULL', 'NULL', 'NULL'],
  '$composite[]': [`'{}'`, `'{}'`, `'{}'`],
};

const columnNames = ['a', 'b', 'c', 'Big Name', 'select', 'd"q'];
const labels = ['new', 'in progress', "it's", 'done', 'gone'];

const column: fc.Arbitrary<ColumnSpec> = fc.record({
  name: fc.constantFrom(...columnNames),
  type: fc.constantFrom(...Object.keys(types)),
  notNull: fc.boolean(),
  value: fc.boolean(),
  comment: fc.boolean(),
  setting: rarely<ColumnSpec['setting']>(
    fc.constantFrom(
      'STATISTICS 50',
      '(n_distinct = -0.5)',
      'STORAGE EXTERNAL',
      'STORAGE MAIN',
      'COMPRESSION pglz',
    ),
    null,
  ),
  collation: rarely<ColumnSpec['collation']>(fc.constantFrom('"C"', 'public.coll'), null),
});

const index: fc.Arbitrary<IndexSpec> = fc.record({
  column: fc.nat(9),
  unique: fc.boolean(),
  form: fc.constantFrom('plain', 'descending', 'partial', 'expression', 'include', 'function', 'collated'),
});

const actions = ['NO ACTION', 'CASCADE', 'SET NULL', 'RESTRICT', 'SET DEFAULT'];

const table = (name: string): fc.Arbitrary<TableSpec> =>
  fc.record({
    name: fc.constant(name),
    form: fc.constantFrom<TableSpec['form'][]>('plain', 'plain', 'plain', 'unlogged', 'range', 'list'),
    parents: rarely(fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 2 }), []),
    key: fc.constantFrom<TableSpec['key'][]>('serial', 'identity', 'uuid', 'pair', 'none'),
    columns: fc.uniqueArray(column, { maxLength: 5, selector: (each) => each.name }),
    unique: fc.uniqueArray(fc.nat(4), { maxLength: 1 }),
    checks: fc.uniqueArray(fc.nat(4), { maxLength: 2 }),
    references: fc.array(
      fc.record({ table: fc.nat(9), action: fc.constantFrom(...actions), later: fc.boolean() }),
      { maxLength: 2 },
    ),
    indexes: fc.array(index, { maxLength: 2 }),
    comment: fc.option(fc.constantFrom('first', "second's\nline")),
    trigger: fc.boolean(),
    policies: fc.uniqueArray(fc.constantFrom('mine', 'theirs'), { maxLength: 2 }),
    grants: fc.uniqueArray(fc.constantFrom('SELECT', 'INSERT', 'UPDATE (id)'), { maxLength: 2 }),
    statistics: fc.boolean(),
    generated: fc.option(fc.constantFrom('id', 'function')),
    identity: rarely<TableSpec['identity']>(
      fc.record({
        always: fc.boolean(),
        start: fc.constantFrom(1, 100),
        increment: fc.constantFrom(1, 10),
        cycle: fc.boolean(),
      }),
      null,
    ),
    exclusion: fc.option(fc.record({ column: fc.nat(9), later: fc.boolean(), partial: fc.boolean() })),
    uniqueLater: rarely(fc.constant(true), false),
    theirs: rarely(fc.constant(true), false),
    rule: rarely<TableSpec['rule']>(
      fc.record({
        event: fc.constantFrom('INSERT', 'UPDATE', 'DELETE'),
        column: fc.nat(9),
        also: fc.boolean(),
      }),
      null,
    ),
    triggerColumns: fc.nat(2),
    details: arbitraryDetails,
  });

const view: fc.Arbitrary<ViewSpec> = fc.record({
  name: fc.constantFrom('v', 'w', 'View X'),
  table: fc.nat(9),
  columns: fc.nat(4),
  over: fc.boolean(),
  stored: fc.boolean(),
  index: fc.constantFrom('plain', 'unique', 'last', 'partial'),
  computed: rarely<ViewSpec['computed']>(fc.constantFrom('function', 'row', 'count'), null),
  options: rarely<string | null>(fc.constantFrom('security_barrier', 'check_option = local'), null),
});

/** Random schemas; names come from small pools, so that two of them have much in common and differ in the rest. */
export const arbitrarySpec: fc.Arbitrary<Spec> = fc.record({
  enums: fc
    .uniqueArray(fc.constantFrom('mood', 'State Of'), { maxLength: 2 })
    .chain((names) =>
      fc.tuple(
        ...names.map((name) =>
          fc
            .shuffledSubarray(labels, { minLength: 1 })
            .map((chosen) => ({ name, labels: chosen }) satisfies Spec['enums'][number]),
        ),
      ),
    ),
  domain: fc.option(
    fc.record({
      base: fc.constantFrom('text', 'integer', 'character varying(20)'),
      check: fc.boolean(),
      notNull: fc.boolean(),
    }),
  ),
  composite: fc.option(
    fc.subarray(
      [
        'x integer',
        'y text',
        'z numeric(6,2)',
        '"Z z" date',
        'd public.dom',
        'm public.mood',
        'l public.over[]',
      ],
      { minLength: 1 },
    ),
  ),
  range: fc.option(fc.constantFrom('integer', 'numeric', 'date')),
  sequence: fc.option(
    fc.record({ type: fc.constantFrom('smallint', 'bigint'), increment: fc.constantFrom(1, 5, -2) }),
  ),
  functions: fc.record({
    twice: fc.option(fc.constantFrom('$1 * 2', '$1 + $1')),
    over: rarely<string | null>(fc.constantFrom('$1 * 2', 'public.twice($1::integer)'), null),
    total: rarely(fc.constant(true), false),
    stamp: fc.option(fc.constantFrom('RETURN NEW;', `RAISE NOTICE $n$it's$n$; RETURN NEW;`)),
  }),
  tables: fc
    .uniqueArray(fc.constantFrom('public.users', 'public.Order', 'public.a.b', 'shop.users', 'shop.item'), {
      maxLength: 4,
    })
    .chain((names) => fc.tuple(...names.map(table))),
  views: fc.uniqueArray(view, { maxLength: 2, selector: (each) => each.name }),
  around: arbitrarySurroundings,
});
