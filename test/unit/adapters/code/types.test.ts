import type { RevisionDatabase } from '../../../../src/index';
import { integer, table, text } from '../../../../src/schema';
import type { InferDatabase } from '../../../../src/schema';

export const users = table('users', { id: integer().primaryKey(), slug: text().nullable() });

/** Compiled, not run: what a revision may write without the types of its tables, and what it may not with them. */
export async function up(
  db: RevisionDatabase,
  typed: RevisionDatabase<InferDatabase<{ readonly users: typeof users }>>,
): Promise<void> {
  for (const { id, name } of await db.fetch('select id, name from users'))
    await db.execute('update users set slug = $1 where id = $2', String(name).toLowerCase(), id);
  await db.updateTable('users').set({ slug: null }).where('id', '=', 1).execute();
  await db.insertInto('users').values({ id: 1, slug: 'a' }).execute();
  const first: { slug: unknown } | undefined = await db.selectFrom('users').select('slug').executeTakeFirst();
  await typed
    .insertInto('users')
    .values({ id: 2, slug: String(first?.slug) })
    .execute();
  // @ts-expect-error no such column
  await typed.updateTable('users').set({ slugs: null }).execute();
  await typed.executeMany('delete from users where id = $1', [[1], [2]]);
}

test('the handle of a code revision is typed', () => {
  expect(typeof up).toBe('function');
});
