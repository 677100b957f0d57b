import type {
  DeclaredColumn,
  DeclaredTable,
  Declaration,
} from '../../../src/domain/declaration/declaration.js';
import { lowerSqlite } from '../../../src/adapters/engines/sqlite/lower/index.js';
import { diff } from '../../../src/domain/diff/diff.js';
import { emptyState } from '../../../src/domain/schema/state.js';
import { blockBetween, open, reflect, run } from './ddl-loop.js';

function declaration(part: Partial<Declaration>): Declaration {
  return { tables: [], enums: [], sequences: [], views: [], ...part };
}

function table(part: Partial<DeclaredTable> & Pick<DeclaredTable, 'columns'>): DeclaredTable {
  return { name: 't', uniques: [], checks: [], foreignKeys: [], indexes: [], ...part };
}

const id: DeclaredColumn = { name: 'id', type: { name: 'bigint' }, nullable: false };
const keyed = { primaryKey: { columns: ['id'] } };

const shop = declaration({
  enums: [{ name: 'status', values: ['new', "it's paid"] }],
  tables: [
    table({
      name: 'users',
      ...keyed,
      columns: [
        { ...id, identity: { generation: 'always' } },
        { name: 'email', type: { name: 'varchar', length: 320 }, nullable: false, collation: 'nocase' },
        {
          name: 'order',
          type: { name: 'text' },
          nullable: true,
          default: { kind: 'literal', value: "it's" },
        },
        {
          name: 'active',
          type: { name: 'boolean' },
          nullable: false,
          default: { kind: 'literal', value: true },
        },
        {
          name: 'at',
          type: { name: 'timestamp', timeZone: true },
          nullable: false,
          default: { kind: 'sql', sql: 'now()' },
        },
        { name: 'tags', type: { name: 'jsonb' }, nullable: false, default: { kind: 'json', value: ['a'] } },
        {
          name: 'n',
          type: { name: 'numeric', precision: 10, scale: 2 },
          nullable: true,
          default: { kind: 'literal', value: -1.5 },
        },
        {
          name: 'lower',
          type: { name: 'text' },
          nullable: true,
          generated: { sql: 'lower(email)', stored: true },
        },
        {
          name: 'hex',
          type: { name: 'native', sql: 'integer' },
          nullable: true,
          default: { kind: 'sql', sql: 'abs(1) + 2' },
        },
      ],
      uniques: [{ columns: ['email'] }, { name: 'u', columns: ['order', 'n'] }],
      checks: [{ sql: 'N > 0' }, { name: 'c', sql: "email like '%@%'" }],
      indexes: [
        { keys: [{ column: 'at', order: 'desc' }] },
        { keys: [{ sql: 'lower("order")' }], unique: true, where: 'active = 1' },
      ],
      comment: 'people',
    }),
    table({
      name: 'orders',
      strict: true,
      withoutRowid: true,
      primaryKey: { name: 'pk', columns: ['id', 'code'] },
      columns: [
        id,
        { name: 'code', type: { name: 'varchar', length: 3 }, nullable: true },
        { name: 'user_id', type: { name: 'bigint' }, nullable: true },
        { name: 'status', type: { name: 'enum', enum: 'status' }, nullable: false },
      ],
      foreignKeys: [
        {
          columns: ['user_id'],
          references: { table: 'users', columns: ['id'] },
          onDelete: 'set null',
          deferrable: 'deferred',
        },
      ],
    }),
  ],
  views: [
    { name: 'v', sql: 'select u.email, count(*) as n from users u join orders on user_id = u.id group by 1' },
  ],
});

test('what models say is what reflection reads once it is made', () => {
  const db = open();
  const wanted = lowerSqlite(shop);
  run(db, blockBetween(emptyState('sqlite'), wanted));
  expect(diff(reflect(db), wanted).changes).toEqual([]);
});

test('an identity is a rowid: AUTOINCREMENT where it is given always', () => {
  const made = (generation: 'always' | 'by default'): unknown =>
    lowerSqlite(
      declaration({ tables: [table({ ...keyed, columns: [{ ...id, identity: { generation } }] })] }),
    ).objects.get('primary-key:t');
  expect(made('always')).toMatchObject({ autoincrement: true });
  expect(made('by default')).not.toHaveProperty('autoincrement');
});

test('a serial primary key is a rowid like an identity', () => {
  const made = lowerSqlite(
    declaration({ tables: [table({ ...keyed, columns: [{ ...id, serial: true }] })] }),
  );
  expect(made.objects.get('column:t.id')).toMatchObject({ type: 'INTEGER' });
  expect(made.objects.get('primary-key:t')).not.toHaveProperty('autoincrement');
});

const col = (part: Partial<DeclaredColumn>): Declaration =>
  declaration({ tables: [table({ columns: [{ ...id, name: 'c', ...part }] })] });
const withTable = (part: Partial<DeclaredTable>): Declaration =>
  declaration({ tables: [table({ columns: [id], ...part })] });

const refused: readonly (readonly [string, Declaration, string])[] = [
  ['an array', col({ type: { name: 'array', of: { name: 'text' } } }), 't.c'],
  ['an interval', col({ type: { name: 'interval' } }), 't.c'],
  ['a tsvector', col({ type: { name: 'tsvector' } }), 't.c'],
  ['an identity beside the key', col({ identity: { generation: 'always' } }), 't.c'],
  ['a serial number beside the key', col({ serial: true }), 't.c'],
  ['a cast of PostgreSQL', col({ default: { kind: 'sql', sql: "'a'::text" } }), 't.c'],
  ['gen_random_uuid()', col({ default: { kind: 'sql', sql: 'gen_random_uuid()' } }), 't.c'],
  ['an unknown collation', col({ collation: 'en_US' }), 't.c'],
  ['an enum that isn’t declared', col({ type: { name: 'enum', enum: 'nope' } }), 't.c'],
  [
    'a type that no STRICT table takes',
    withTable({ strict: true, columns: [{ ...id, type: { name: 'native', sql: 'MONEY' } }] }),
    't.id',
  ],
  ['a named schema', withTable({ schema: 'app' }), 't'],
  ['a deferrable unique', withTable({ uniques: [{ columns: ['id'], deferrable: 'deferred' }] }), 't.id'],
  ['nulls not distinct', withTable({ uniques: [{ columns: ['id'], nullsNotDistinct: true }] }), 't.id'],
  ['a gin index', withTable({ indexes: [{ name: 'i', keys: [{ column: 'id' }], method: 'gin' }] }), 't.i'],
  [
    'an index with INCLUDE',
    withTable({ indexes: [{ name: 'i', keys: [{ column: 'id' }], include: ['id'] }] }),
    't.i',
  ],
  ['a sequence', declaration({ sequences: [{ name: 's' }] }), 's'],
  ['a materialized view', declaration({ views: [{ name: 'm', sql: 'select 1', materialized: true }] }), 'm'],
  ['an index named as the table', withTable({ indexes: [{ name: 'T', keys: [{ column: 'id' }] }] }), 'T'],
];

test.each(refused)('refused with its place: %s', (_title, models, object) => {
  expect(() => lowerSqlite(models)).toThrow(
    expect.objectContaining({ code: 'BAD_MODELS', place: { object } }) as Error,
  );
});
