import fc from 'fast-check';
import { sortDeclaration, validateDeclaration } from '../../../../src/domain/declaration/index.js';
import type {
  ColumnType,
  Declaration,
  DeclaredColumn,
  DeclaredTable,
} from '../../../../src/domain/declaration/index.js';

const column = (part: Partial<DeclaredColumn> = {}): DeclaredColumn => ({
  name: 'a',
  type: { name: 'integer' },
  nullable: false,
  ...part,
});
const table = (part: Partial<DeclaredTable> = {}): DeclaredTable => ({
  name: 't',
  columns: [column()],
  uniques: [],
  checks: [],
  foreignKeys: [],
  indexes: [],
  ...part,
});
const declaration = (part: Partial<Declaration>): Declaration => ({
  tables: [],
  enums: [],
  sequences: [],
  views: [],
  ...part,
});
const ofTable = (part: Partial<DeclaredTable>): Declaration => declaration({ tables: [table(part)] });
const ofColumn = (part: Partial<DeclaredColumn>): Declaration => ofTable({ columns: [column(part)] });
const ofType = (type: ColumnType): Declaration => ofColumn({ type });
const literal = (value: string | number) => ({ kind: 'literal', value }) as const;
const to = (name: string, ...columns: string[]) => ({ columns: ['a'], references: { table: name, columns } });

describe('a declaration that no engine could build is refused', () => {
  test.each<readonly [string, Declaration]>([
    ['a table has an empty name', ofTable({ name: '' })],
    ['a table has a NUL character in its name', ofTable({ name: 'a\0' })],
    ['table "s.t", column "" has an empty name', ofTable({ schema: 's', columns: [column({ name: '' })] })],
    ['has a NUL character in its name', ofColumn({ name: 'a\0b' })],
    ['has no columns', ofTable({ columns: [] })],
    ['two tables are named "t"', declaration({ tables: [table(), table()] })],
    [
      'two relations are named "t"',
      declaration({ tables: [table()], views: [{ name: 't', sql: 'select 1' }] }),
    ],
    ['table "t" has two columns named "a"', ofTable({ columns: [column(), column()] })],
    ['the primary key is on column "b"', ofTable({ primaryKey: { columns: ['b'] } })],
    ['a unique constraint is on column "b"', ofTable({ uniques: [{ columns: ['b'] }] })],
    ['an index is on column "b"', ofTable({ indexes: [{ keys: [{ column: 'b' }] }] })],
    ['an index is on column "c"', ofTable({ indexes: [{ keys: [{ column: 'a' }], include: ['c'] }] })],
    ['has an index on nothing', ofTable({ indexes: [{ keys: [] }] })],
    ['has a check without a condition', ofTable({ checks: [{ sql: ' ' }] })],
    ['a key without columns', ofTable({ uniques: [{ columns: [] }] })],
    ['a key that names "a" twice', ofTable({ uniques: [{ columns: ['a', 'a'] }] })],
    [
      'column "a" is nullable but part of the primary key',
      ofTable({ columns: [column({ nullable: true })], primaryKey: { columns: ['a'] } }),
    ],
    [
      'two constraints named "x"',
      ofTable({ uniques: [{ name: 'x', columns: ['a'] }], checks: [{ name: 'x', sql: '1' }] }),
    ],
    [
      'two indexes are named "x"',
      ofTable({
        indexes: [
          { name: 'x', keys: [{ column: 'a' }] },
          { name: 'x', keys: [{ column: 'a' }] },
        ],
      }),
    ],
    ['table "t", column "a" refers to table "u", which is not', ofTable({ foreignKeys: [to('u', 'a')] })],
    ['refers to column "z" of table "t"', ofTable({ foreignKeys: [to('t', 'z')] })],
    [
      'whose sides differ: 1 and 2 columns',
      ofTable({ columns: [column(), column({ name: 'b' })], foreignKeys: [to('t', 'a', 'b')] }),
    ],
    ['enum "e" has the value "x" twice', declaration({ enums: [{ name: 'e', values: ['x', 'x'] }] })],
    ['enum "e" has no values', declaration({ enums: [{ name: 'e', values: [] }] })],
    ['of enum "e", which is not among', ofType({ name: 'array', of: { name: 'enum', enum: 'e' } })],
    [
      'has the default "y", which enum "e" lacks',
      declaration({
        enums: [{ name: 'e', values: ['x'] }],
        tables: [table({ columns: [column({ type: { name: 'enum', enum: 'e' }, default: literal('y') })] })],
      }),
    ],
    [
      'both a default and a generated value',
      ofColumn({ default: literal(1), generated: { sql: '1', stored: true } }),
    ],
    ['both a default and an identity', ofColumn({ default: literal(1), identity: { generation: 'always' } })],
    [
      'is an identity of type text',
      ofColumn({ type: { name: 'text' }, identity: { generation: 'by default' } }),
    ],
    ['both a default and a serial number', ofColumn({ default: literal(1), serial: true })],
    ['is serial and of type text', ofColumn({ type: { name: 'text' }, serial: true })],
    ['is serial and cannot be nullable', ofColumn({ nullable: true, serial: true })],
    ['cannot be nullable', ofColumn({ nullable: true, identity: { generation: 'always' } })],
    ['has the default NaN', ofColumn({ default: literal(NaN) })],
    ['a NUL character in its default', ofColumn({ type: { name: 'text' }, default: literal('\0') })],
    ['varchar needs a length of 1 or more, not 0', ofType({ name: 'varchar', length: 0 })],
    ['char needs a length of 1 or more, not 1.5', ofType({ name: 'char', length: 1.5 })],
    ['numeric(2, 3) has a scale above', ofType({ name: 'numeric', precision: 2, scale: 3 })],
    ['a scale but no precision', ofType({ name: 'numeric', scale: 3 })],
    ['the precision of a time', ofType({ name: 'time', precision: 7, timeZone: false })],
    ['varbit needs a length', ofType({ name: 'array', of: { name: 'varbit', length: -1 } })],
  ])('%s', (message, bad) => {
    expect(() => validateDeclaration(bad)).toThrow(message);
  });

  test('with the place that the reader knows', () => {
    const bad = ofTable({ columns: [] });
    const place = { file: '/models.ts', line: 7 };
    let caught: unknown;
    try {
      validateDeclaration(bad, () => place);
    } catch (error) {
      caught = error;
    }
    expect(caught).toMatchObject({ code: 'BAD_MODELS', place });
  });

  test('what is sound passes', () => {
    const sound = declaration({
      tables: [
        table({ primaryKey: { columns: ['a'] }, foreignKeys: [to('t', 'a')] }),
        table({ schema: 'other', columns: [column({ type: { name: 'enum', enum: 'e' } })] }),
      ],
      enums: [{ name: 'e', values: ['x', 'y'] }],
      views: [{ name: 'v', sql: 'select 1' }],
    });
    expect(() => validateDeclaration(sound)).not.toThrow();
  });
});

test('sorting does not depend on the order of what it is given', () => {
  const tables = fc.uniqueArray(
    fc.record({ schema: fc.constantFrom('', 'a', 'b'), name: fc.string({ minLength: 1 }) }),
    { selector: (each) => JSON.stringify(each) },
  );
  const shuffled = tables.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, ([one, other]) => {
      const sorted = (all: typeof one) =>
        sortDeclaration(declaration({ tables: all.map((each) => table(each)) })).tables;
      expect(sorted(other)).toEqual(sorted(one));
    }),
  );
});
