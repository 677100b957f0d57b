import type { InferDatabase } from 'schemactl/schema';
import { boolean, check, index, integer, sql, table, text, timestamptz, varchar } from 'schemactl/schema';

/** The models of `../user` some time later: a column renamed, one widened, two new ones, an index and a check. */
export const users = table(
  'users',
  {
    id: integer().identity().primaryKey(),
    email: varchar(320).unique(),
    handle: varchar(100).unique().renamedFrom('username'),
    created_at: timestamptz().default(sql`current_timestamp`),
    is_active: boolean().default(true),
    age: integer().nullable(),
  },
  (t) => [check(sql`${t.age} > 0`, { name: 'users_age_positive' })],
);

export const posts = table(
  'posts',
  {
    id: integer().identity().primaryKey(),
    user_id: integer()
      .references(() => users.id, { onDelete: 'cascade' })
      .index(),
    title: varchar(200),
    body: text().nullable(),
    published_at: timestamptz().nullable(),
    likes: integer().default(0),
  },
  (t) => [index(t.published_at, { name: 'posts_published' })],
);

/** The Kysely type of both tables. */
export type Database = InferDatabase<Tables>;

type Tables = { readonly users: typeof users; readonly posts: typeof posts };
