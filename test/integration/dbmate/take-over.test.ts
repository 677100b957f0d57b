import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folder, schemactl, write } from '../support/cli';
import type { Run } from '../support/cli';
import { testEngines } from '../support/engines';
import type { TestDatabase } from '../support/engines';
import { rollbackInside, statusInside, upInside } from '../support/inside';
import { query, structureOf, versionsIn } from '../support/structure';
import { dbmate } from './dbmate';

const models = (age: string): string => `
import { boolean, integer, table, text, varchar } from 'schemactl/schema';
export const users = table('users', {
  id: integer().identity().primaryKey(),
  email: varchar(255).unique(),
  age: ${age},
  is_active: boolean().default(true),
});
export const posts = table('posts', {
  id: integer().identity().primaryKey(),
  user_id: integer().references(() => users.id, { onDelete: 'cascade' }).index(),
  title: text().nullable(),
});
`;

const byHand = '-- migrate:up\nCREATE TABLE notes (id integer);\n\n-- migrate:down\nDROP TABLE notes;\n';

/** SQLite puts quotes around the name of a table that was renamed. */
const unquoted = (entries: readonly string[]): readonly string[] =>
  entries.map((entry) => entry.replace('TABLE \\"users\\"', 'TABLE users'));

/** Three revisions, of which the second changes a table with rows that another refers to. */
async function generate(path: string, ours: (...args: string[]) => Promise<unknown>): Promise<string> {
  await ours('new', '--auto', 'first');
  await ours('up');
  write(path, 'schema.ts', models("text().default('none')"));
  await ours('new', '--auto', 'second');
  write(path, 'migrations/99999999999999_by_hand.sql', byHand);
  const second = readdirSync(join(path, 'migrations')).sort()[1] ?? '';
  return readFileSync(join(path, 'migrations', second), 'utf8');
}

describe.each(testEngines)('dbmate and schemactl on one $name database', ({ name, database }) => {
  let db: TestDatabase;
  let place: ReturnType<typeof folder>;

  beforeEach(async () => {
    db = await database();
    place = folder({ 'schema.ts': models('integer().nullable()') });
  });
  afterEach(async () => {
    place.drop();
    await db.drop();
  });

  const must = (result: Run): Run => {
    if (result.code !== 0) throw new Error(`exit ${result.code}\n${result.stdout}${result.stderr}`);
    return result;
  };
  const ours = async (...args: string[]): Promise<Run> =>
    must(await schemactl([...args, '--no-dump-schema', '--url', db.url], { cwd: place.path }));
  const theirs = async (...args: string[]): Promise<Run> => must(await dbmate(place.path, db.url, ...args));
  const migrations = (): readonly string[] => readdirSync(join(place.path, 'migrations')).sort();
  const agreed = async (): Promise<readonly string[]> => {
    const own = await statusInside(place.path, db.url);
    expect(own).toBe((await theirs('status')).stdout.trim());
    return own.split('\n').slice(-2);
  };
  const counts = (applied: number, pending: number): readonly string[] => [
    `Applied: ${applied}`,
    `Pending: ${pending}`,
  ];

  test('each goes on where the other stopped, and rolls back what the other applied', async () => {
    const rebuilding = await generate(place.path, ours);
    if (name === 'sqlite') expect(rebuilding).toContain('transaction:false');
    const [first = '', second = '', third = ''] = migrations();
    const start = await structureOf(db.url);
    const up = (): Promise<unknown> => upInside(place.path, db.url);
    const back = (steps: number): Promise<unknown> => rollbackInside(place.path, db.url, steps);
    expect(await up()).toEqual([second, third]);
    const last = await structureOf(db.url);
    expect(await agreed()).toEqual(counts(3, 0));
    await theirs('rollback');
    await theirs('rollback');
    expect(await agreed()).toEqual(counts(1, 2));
    expect(unquoted(await structureOf(db.url))).toEqual(start);
    expect(await up()).toEqual([second, third]);
    expect(await structureOf(db.url)).toEqual(last);
    for (let step = 0; step < 3; step++) await theirs('rollback');
    expect(await agreed()).toEqual(counts(0, 3));
    await theirs('up');
    expect(await agreed()).toEqual(counts(3, 0));
    expect(await structureOf(db.url)).toEqual(last);
    expect(await back(1)).toEqual([third]);
    expect(await agreed()).toEqual(counts(2, 1));
    await ours('check');
    expect(await back(2)).toEqual([second, first]);
    expect(await agreed()).toEqual(counts(0, 3));
    await ours('migrate', '--steps', '1');
    expect(await structureOf(db.url)).toEqual(start);
    await theirs('migrate');
    expect(await structureOf(db.url)).toEqual(last);
  });

  test('dbmate keeps the rows where a generated file changes their table', async () => {
    await generate(place.path, ours);
    await query(db.url, "INSERT INTO users (email, age) VALUES ('a@b.c', 7)");
    await query(db.url, "INSERT INTO posts (user_id, title) VALUES (1, 'kept')");
    const rows = (): Promise<unknown> =>
      query(db.url, 'SELECT u.age, p.title FROM users u JOIN posts p ON p.user_id = u.id');
    await theirs('up');
    expect(await rows()).toEqual([{ age: '7', title: 'kept' }]);
    await theirs('rollback');
    await theirs('rollback');
    expect(await rows()).toEqual([{ age: 7, title: 'kept' }]);
  });

  test('dbmate loads the schema file that schemactl writes, and knows what is applied', async () => {
    await generate(place.path, ours);
    await ours('dump', '-s', 'schema.sql');
    const other = await database();
    try {
      must(await dbmate(place.path, other.url, '-s', 'schema.sql', 'load'));
      expect(await structureOf(other.url)).toEqual(await structureOf(db.url));
      expect(await statusInside(place.path, other.url)).toContain('Applied: 1\nPending: 2');
    } finally {
      await other.drop();
    }
  });

  test('a file with several sections is one revision, which dbmate sees as applied', async () => {
    const sections = [
      '-- migrate:up',
      'CREATE TABLE a (id integer);',
      '-- migrate:down',
      'DROP TABLE a;',
      '-- migrate:up',
      'CREATE TABLE b (id integer);',
      '-- migrate:down',
      'DROP TABLE b;',
      '',
    ];
    write(place.path, 'migrations/1_sections.sql', sections.join('\n'));
    const before = await structureOf(db.url);
    expect(await upInside(place.path, db.url)).toEqual(['1_sections.sql']);
    expect(await agreed()).toEqual(counts(1, 0));
    expect(await versionsIn(db.url)).toEqual(['1']);
    expect(await rollbackInside(place.path, db.url)).toEqual(['1_sections.sql']);
    expect(await structureOf(db.url)).toEqual(before);
    expect(await agreed()).toEqual(counts(0, 1));
  });
});
