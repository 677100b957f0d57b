/** A loss that users of other tools have reported, as the change that they made. */
export interface Loss {
  readonly issue: string;
  readonly before: string;
  readonly after: string;
  readonly rows: string;
  /** The table that was made anew, and what was gone after that. */
  readonly table: string;
  readonly gone: string;
}

export const losses: readonly Loss[] = [
  {
    issue: 'drizzle-team/drizzle-orm#4938: a column takes NULL, and rows two references away are gone',
    before: `CREATE TABLE account (id TEXT PRIMARY KEY, name TEXT NOT NULL);
      CREATE TABLE project (id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE);
      CREATE TABLE task (id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE);`,
    after: `CREATE TABLE account (id TEXT PRIMARY KEY, name TEXT);
      CREATE TABLE project (id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE);
      CREATE TABLE task (id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE);`,
    rows: "INSERT INTO account VALUES ('a', 'A'); INSERT INTO project VALUES ('p', 'a'); INSERT INTO task VALUES ('t', 'p')",
    table: 'account',
    gone: 'SELECT count(*) FROM task',
  },
  {
    issue: 'drizzle-team/drizzle-orm#5782: another default, and every message is gone',
    before: `CREATE TABLE chats (id INTEGER PRIMARY KEY AUTOINCREMENT, view TEXT NOT NULL DEFAULT 'preview');
      CREATE TABLE messages (id INTEGER PRIMARY KEY, chat INTEGER NOT NULL, body TEXT,
        FOREIGN KEY (chat) REFERENCES chats (id) ON UPDATE NO ACTION ON DELETE CASCADE);
      CREATE UNIQUE INDEX by_body ON messages (body);`,
    after: `CREATE TABLE chats (id INTEGER PRIMARY KEY AUTOINCREMENT, view TEXT NOT NULL DEFAULT 'markup');
      CREATE TABLE messages (id INTEGER PRIMARY KEY, chat INTEGER NOT NULL, body TEXT,
        FOREIGN KEY (chat) REFERENCES chats (id) ON UPDATE NO ACTION ON DELETE CASCADE);
      CREATE UNIQUE INDEX by_body ON messages (body);`,
    rows: "INSERT INTO chats (id) VALUES (1), (2); INSERT INTO messages VALUES (1, 1, 'one'), (2, 2, 'two')",
    table: 'chats',
    gone: 'SELECT count(*) FROM messages',
  },
  {
    issue: 'rails/rails#55866: a foreign key for a table to which others refer',
    before: `CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, email VARCHAR);
      CREATE TABLE posts (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, user_id INTEGER NOT NULL);
      CREATE TABLE comments (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, post_id INTEGER NOT NULL,
        CONSTRAINT fk FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE);`,
    after: `CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, email VARCHAR);
      CREATE TABLE posts (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, user_id INTEGER NOT NULL,
        CONSTRAINT author FOREIGN KEY (user_id) REFERENCES users (id));
      CREATE TABLE comments (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, post_id INTEGER NOT NULL,
        CONSTRAINT fk FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE);`,
    rows: "INSERT INTO users VALUES (5, 'a@b.c'); INSERT INTO posts VALUES (7, 5); INSERT INTO comments VALUES (9, 7)",
    table: 'posts',
    gone: 'SELECT count(*) FROM comments',
  },
  {
    issue: 'rails/rails#58705: within the transaction of a migration, after the fix of the one before',
    before: `CREATE TABLE authors (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, CONSTRAINT present CHECK (length(name) > 0));
      CREATE TABLE books (id INTEGER PRIMARY KEY, author_id INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE);
      CREATE INDEX by_author ON books (author_id);`,
    after: `CREATE TABLE authors (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL);
      CREATE TABLE books (id INTEGER PRIMARY KEY, author_id INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE);
      CREATE INDEX by_author ON books (author_id);`,
    rows: "INSERT INTO authors VALUES (1, 'Ada'); INSERT INTO books VALUES (1, 1), (2, 1)",
    table: 'authors',
    gone: 'SELECT count(*) FROM books',
  },
  {
    issue: 'prisma/prisma#24540: optional relations become NULL',
    before: `CREATE TABLE "User" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT);
      CREATE TABLE "Post" ("id" TEXT NOT NULL PRIMARY KEY, "userId" TEXT,
        CONSTRAINT "Post_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE);`,
    after: `CREATE TABLE "User" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL DEFAULT '');
      CREATE TABLE "Post" ("id" TEXT NOT NULL PRIMARY KEY, "userId" TEXT,
        CONSTRAINT "Post_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE);`,
    rows: `INSERT INTO "User" VALUES ('u', 'U'); INSERT INTO "Post" VALUES ('p', 'u'), ('q', NULL)`,
    table: '"User"',
    gone: 'SELECT count("userId") FROM "Post"',
  },
];
