import { boolean, integer, jsonb, numeric, sql, table, text, timestamptz, view } from 'schemactl/schema';

export interface Settings {
  readonly theme: string;
  readonly tags: readonly string[];
}

export const authors = table('authors', {
  id: integer().identity().primaryKey(),
  name: text(),
  nickname: text().nullable(),
  active: boolean().default(true),
  joined: timestamptz().default(sql`current_timestamp`),
  settings: jsonb<Settings>().default({ theme: 'dark', tags: ['new'] }),
  notes: jsonb<readonly string[]>().nullable(),
});

export const books = table('books', {
  id: integer().identity().primaryKey(),
  author_id: integer().references(() => authors.id, { onDelete: 'cascade' }),
  title: text(),
  price: numeric(8, 2).nullable(),
  shout: text().generated(sql`upper(title)`),
});

export const titles = view('titles', { id: integer(), title: text() }, sql`SELECT id, title FROM books`);
