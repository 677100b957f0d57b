import type { InferDatabase } from 'schemactl/schema';
import { boolean, integer, sql, table, text, timestamptz, varchar } from 'schemactl/schema';

export const users = table('users', {
  id: integer().identity().primaryKey(),
  email: varchar(255).unique(),
  username: varchar(100).unique(),
  created_at: timestamptz().default(sql`current_timestamp`),
  is_active: boolean().default(true),
});

export const posts = table('posts', {
  id: integer().identity().primaryKey(),
  user_id: integer()
    .references(() => users.id, { onDelete: 'cascade' })
    .index(),
  title: varchar(200),
  body: text().nullable(),
  published_at: timestamptz().nullable(),
});

/** `new Kysely<Database>(…)` on PostgreSQL; on SQLite `InferDatabase<Tables, 'sqlite'>`. */
export type Database = InferDatabase<Tables>;

type Tables = { readonly users: typeof users; readonly posts: typeof posts };
