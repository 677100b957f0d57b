import { lowerPostgres } from '../../../../src/adapters/engines/postgres/lower';
import type { DeclaredColumn, DeclaredTable } from '../../../../src/domain/declaration/declaration';

const lower = (columns: readonly DeclaredColumn[], more: Partial<DeclaredTable> = {}): unknown =>
  lowerPostgres({
    tables: [{ name: 't', columns, uniques: [], checks: [], foreignKeys: [], indexes: [], ...more }],
    enums: [],
    sequences: [],
    views: [],
  });

const a: DeclaredColumn = { name: 'a', type: { name: 'text' }, nullable: true };

const refused: readonly (readonly [string, readonly DeclaredColumn[], Partial<DeclaredTable>, string])[] = [
  ['a length of nothing', [{ ...a, type: { name: 'varchar', length: 0 } }], {}, 'public.t.a'],
  [
    'a precision beyond microseconds',
    [{ ...a, type: { name: 'time', precision: 9, timeZone: false } }],
    {},
    'public.t.a',
  ],
  ['too many digits', [{ ...a, type: { name: 'numeric', precision: 1001 } }], {}, 'public.t.a'],
  ['an enum that is not there', [{ ...a, type: { name: 'enum', enum: 'mood' } }], {}, 'public.t.a'],
  ['an identity of text', [{ ...a, identity: { generation: 'always' } }], {}, 'public.t.a'],
  [
    'two sources of one value',
    [{ ...a, default: { kind: 'literal', value: 'x' }, generated: { sql: `'y'`, stored: true } }],
    {},
    'public.t.a',
  ],
  ['a name that would be cut', [{ ...a, name: 'x'.repeat(64) }], {}, `public.t.${'x'.repeat(64)}`],
  ['a key over no column', [a], { primaryKey: { columns: ['b'] } }, 'public.t.b'],
  [
    'a reference to no table',
    [a],
    { foreignKeys: [{ columns: ['a'], references: { table: 'u', columns: ['a'] } }] },
    'public.t.t_a_fkey',
  ],
];

test.each(refused)('%s is refused, and the place is named', (_what, columns, more, object) => {
  expect(() => lower(columns, more)).toThrow(
    expect.objectContaining({ code: 'BAD_MODELS', place: { object } }) as Error,
  );
});

test("what only SQLite has is ignored, a schema of one's own becomes an object", () => {
  const state = lowerPostgres({
    tables: [
      {
        schema: 'app',
        name: 't',
        columns: [a],
        uniques: [],
        checks: [],
        foreignKeys: [],
        indexes: [],
        strict: true,
        withoutRowid: true,
      },
    ],
    enums: [],
    sequences: [],
    views: [{ schema: 'app', name: 'v', sql: 'select a from app.t;' }],
  });
  expect([...state.objects.values()].map(({ id, needs }) => [id, needs])).toEqual([
    ['column:app.t.a', []],
    ['schema:app', []],
    ['table:app.t', ['schema:app']],
    ['view:app.v', ['schema:app', 'table:app.t']],
  ]);
  expect(state.objects.get('table:app.t')).not.toHaveProperty('strict');
});

test('a foreign key needs what makes the columns it references unique, be it an index', () => {
  const parent: DeclaredTable = {
    name: 'z',
    columns: [{ ...a, name: 'code' }],
    uniques: [],
    checks: [],
    foreignKeys: [],
    indexes: [{ keys: [{ column: 'code' }], unique: true }],
  };
  const state = lowerPostgres({
    tables: [
      {
        name: 't',
        columns: [a],
        uniques: [],
        checks: [],
        foreignKeys: [{ columns: ['a'], references: { table: 'z', columns: ['code'] } }],
        indexes: [],
      },
      parent,
    ],
    enums: [],
    sequences: [],
    views: [],
  });
  expect(state.objects.get('foreign-key:public.t.t_a_fkey')?.needs).toEqual([
    'column:public.t.a',
    'column:public.z.code',
    'index:public.z_code_idx',
    'table:public.z',
  ]);
});
