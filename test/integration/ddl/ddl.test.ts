import { ddl } from '../../../src/ddl';
import type { Ddl } from '../../../src/ddl';
import { bigint, check, index, integer, table, text, unique } from '../../../src/schema';
import { withUrl } from '../session/open';
import { folder, schemactl } from '../support/cli';
import { testEngines } from '../support/engines';

jest.setTimeout(120_000);

const users = table('users', { id: integer().primaryKey(), name: text() });
const before = table('posts', {
  id: integer().primaryKey(),
  user_id: integer(),
  size: integer(),
  old: text(),
});
const grown = table('posts', { id: integer().primaryKey(), user_id: integer(), size: bigint(), old: text() });
const shrunk = table('posts', { id: integer().primaryKey(), user_id: integer(), size: bigint() });
const keyed = table('posts', {
  id: integer().primaryKey(),
  user_id: integer().references(() => users.id),
  size: bigint(),
});
const checked = table(
  'posts',
  { id: integer().primaryKey(), user_id: integer().references(() => users.id), size: bigint() },
  () => [check('size > 0', { name: 'posts_size' })],
);
const singled = table(
  'posts',
  { id: integer().primaryKey(), user_id: integer().references(() => users.id), size: bigint() },
  (t) => [check('size > 0', { name: 'posts_size' }), unique(t.size, { name: 'posts_size_key' })],
);
const after = table(
  'posts',
  {
    id: integer().primaryKey(),
    user_id: integer().references(() => users.id),
    size: bigint(),
    title: text().default(''),
  },
  (t) => [unique(t.size, { name: 'posts_size_key' }), index(t.title, { name: 'posts_title' })],
);

const steps = (make: Ddl): readonly (readonly string[])[] => [
  make.createTable(users),
  make.createTable(before),
  make.alterColumn(before, 'size', bigint()),
  make.dropColumn(grown, 'old'),
  make.addForeignKey(shrunk, { columns: ['user_id'], references: { table: 'users', columns: ['id'] } }),
  make.addConstraint(keyed, { check: 'size > 0', name: 'posts_size' }),
  make.addConstraint(checked, { unique: ['size'], name: 'posts_size_key' }),
  make.dropConstraint(singled, 'posts_size'),
  make.addColumn('posts', 'title', text().default('')),
  make.addIndex('posts', { on: ['title'], name: 'posts_title' }),
  make.addIndex('posts', { on: ['title'], name: 'twice' }),
  make.dropIndex('posts', 'twice'),
  make.createTable(table('other', { id: integer().primaryKey() })),
  make.renameTable('other', 'another'),
  make.dropTable('another'),
];

describe.each(testEngines)('generated DDL on $name', ({ name, database }) => {
  const make = ddl(name);

  test('step by step makes what all at once makes', async () => {
    const [slow, fast] = [await database(), await database()];
    const run = (url: string, statements: readonly string[]): Promise<readonly string[]> =>
      withUrl(url, async (session) => {
        for (const sql of statements) await session.run(sql);
        const { objects } = await session.reflect({});
        // The place of a column tells of those that were there before.
        return [...objects.values()].map((object) => JSON.stringify({ ...object, ordinal: 0 }));
      });
    const made = await run(slow.url, steps(make).flat());
    expect(made).toEqual(await run(fast.url, [...make.createTable(users), ...make.createTable(after)]));
    await slow.drop();
    await fast.drop();
  });

  test('is at hand in a code revision', async () => {
    const db = await database();
    const place = folder({
      'migrations/1_users.ts': `
import { ddl } from 'schemactl';
import { integer, table, text } from 'schemactl/schema';

const make = ddl('${name}');
const users = table('users', { id: integer().primaryKey() });

export async function up(db) {
  await db.executeMany([...make.createTable(users), ...make.addColumn('users', 'name', text().nullable())]);
  await db.insertInto('users').values({ id: 1, name: 'ann' }).execute();
}

export async function down(db) {
  await db.executeMany(make.dropTable(users));
}
`,
    });
    const run = (...args: string[]) => schemactl(args, { cwd: place.path, env: { DATABASE_URL: db.url } });
    expect(await run('up')).toMatchObject({ code: 0 });
    expect(await withUrl(db.url, (session) => session.rows('select name from users'))).toEqual([
      { name: 'ann' },
    ]);
    expect(await run('rollback')).toMatchObject({ code: 0 });
    place.drop();
    await db.drop();
  });
});
