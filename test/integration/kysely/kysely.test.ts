import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import { Pool } from 'pg';
import { openProject } from '../../../src';
import type { InferDatabase } from '../../../src/schema';
import { defaultServer, freshDatabase } from '../../setup/postgres';
import { freshFile } from '../../setup/sqlite';
import { folder } from '../support/cli';
import type * as models from './models';

/** Lets schemactl make the tables of the models, by a revision that it writes, proves and applies. */
async function makeTables(url: string): Promise<void> {
  const place = folder();
  try {
    const project = await openProject({ url, folder: place.path, models: [join(__dirname, 'models.ts')] });
    await project.newAuto();
    await project.up();
    expect((await project.check()).changes).toEqual([]);
  } finally {
    place.drop();
  }
}

/** What both engines hold after the same two inserts. */
const book = { id: 1, author_id: 1, title: 'On sums', price: null, shout: 'ON SUMS' };

test('on PostgreSQL the inferred types are what Kysely and pg give and take', async () => {
  const database = await freshDatabase(await defaultServer());
  await makeTables(database.url);
  const pool = new Pool({ connectionString: database.url });
  const db = new Kysely<InferDatabase<typeof models>>({ dialect: new PostgresDialect({ pool }) });
  try {
    const notes = JSON.stringify(['first']);
    await db.insertInto('authors').values({ name: 'Ada', notes }).execute();
    await db.insertInto('books').values({ author_id: 1, title: 'On sums' }).execute();
    const author = await db.selectFrom('authors').selectAll().executeTakeFirstOrThrow();
    const { joined, settings, nickname, ...rest } = author;
    const typed: [Date, string | null, readonly string[]] = [joined, nickname, settings.tags];
    expect(typed).toEqual([expect.any(Date), null, ['new']]);
    expect(rest).toEqual({ id: 1, name: 'Ada', active: true, notes: ['first'] });
    await db.updateTable('books').set({ price: 12.5 }).where('id', '=', 1).execute();
    const { price } = await db.selectFrom('books').select('price').executeTakeFirstOrThrow();
    expect(price satisfies string | null).toBe('12.50');
    await db.updateTable('books').set({ price: null }).execute();
    expect(await db.selectFrom('books').selectAll().execute()).toEqual([book]);
    expect(await db.selectFrom('titles').selectAll().execute()).toEqual([{ id: 1, title: 'On sums' }]);
  } finally {
    await db.destroy();
    await database.drop();
  }
});

test('on SQLite the inferred types are what Kysely and better-sqlite3 give and take', async () => {
  const file = freshFile();
  await makeTables(file.url);
  const dialect = new SqliteDialect({ database: new SqliteDatabase(file.path) });
  const db = new Kysely<InferDatabase<typeof models, 'sqlite'>>({ dialect });
  try {
    const notes = JSON.stringify(['first']);
    await db.insertInto('authors').values({ name: 'Ada', notes, active: 0 }).execute();
    await db.insertInto('books').values({ author_id: 1, title: 'On sums' }).execute();
    const author = await db.selectFrom('authors').selectAll().executeTakeFirstOrThrow();
    const { joined, settings, nickname, ...rest } = author;
    const typed: [string, string | null, string] = [joined, nickname, settings];
    expect(typed).toEqual([expect.stringMatching(/^\d{4}-/), null, '{"theme":"dark","tags":["new"]}']);
    expect(rest).toEqual({ id: 1, name: 'Ada', active: 0, notes });
    expect(await db.selectFrom('books').selectAll().execute()).toEqual([book]);
    expect(await db.selectFrom('titles').selectAll().execute()).toEqual([{ id: 1, title: 'On sums' }]);
  } finally {
    await db.destroy();
    file.drop();
  }
});
