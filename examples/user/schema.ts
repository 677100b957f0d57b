import { boolean, integer, sql, table, timestamptz, varchar } from 'schemactl/schema';

export const users = table('users', {
  id: integer().identity().primaryKey(),
  email: varchar(255).unique(),
  handle: varchar(100).unique().renamedFrom('username'),
  created_at: timestamptz().default(sql`current_timestamp`),
  is_active: boolean().default(true),
  age: integer().nullable(),
});

export const posts = table('posts', {
  id: integer().identity().primaryKey(),
  author_id: integer()
    .references(() => users.id, { onDelete: 'cascade' })
    .index(),
  title: varchar(200),
});
