/** A schema with everything that models can declare on SQLite, and names that TypeScript finds odd. */
export const richSqlite = `
CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  email TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name VARCHAR(100) NOT NULL DEFAULT 'no "name"; it''s \`open\` \\ here',
  boss INTEGER REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
  team INTEGER REFERENCES teams (id) ON DELETE SET NULL,
  created TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
  score REAL DEFAULT 1.5, cents NUMERIC(10,2) DEFAULT 0, photo BLOB DEFAULT x'00', active BOOLEAN NOT NULL DEFAULT 1,
  born DATETIME DEFAULT (datetime('now')), anything, size UNSIGNED BIG INT DEFAULT -7,
  upper_name TEXT GENERATED ALWAYS AS (upper(name)) VIRTUAL,
  twice INTEGER GENERATED ALWAYS AS (team * 2) STORED,
  CONSTRAINT short CHECK (length(name) < 100),
  CHECK (score >= 0 OR score IS NULL)
);
CREATE TABLE teams (id INTEGER PRIMARY KEY NOT NULL, code TEXT, lead INTEGER REFERENCES users (id), UNIQUE (id, code));
CREATE TABLE strict_one (id INTEGER NOT NULL PRIMARY KEY, n INT, v ANY, b BLOB) STRICT;
CREATE TABLE pairs (a TEXT NOT NULL, b CHAR(2) NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE "order items" (
  "1" INTEGER, "select" INTEGER, "a b" TEXT, "__proto__" TEXT, team INTEGER, code TEXT,
  CONSTRAINT odd PRIMARY KEY ("1", "a b"),
  FOREIGN KEY (team, code) REFERENCES teams (id, code)
);
CREATE TABLE "class" (id INTEGER PRIMARY KEY NOT NULL);
CREATE TABLE "index" (text TEXT, date TEXT);
CREATE INDEX users_team_idx ON users (team);
CREATE UNIQUE INDEX by_name ON users (lower(name) DESC, email COLLATE BINARY) WHERE team IS NOT NULL;
CREATE VIEW glad AS SELECT id, name, score AS "how much", 1 + 1 AS two FROM users WHERE active;
CREATE VIEW over_glad AS SELECT name FROM glad;
`;

/** What models have no words for. */
export const beyondSqlite = `
CREATE TRIGGER watch AFTER INSERT ON users BEGIN UPDATE teams SET code = new.name WHERE id = new.team; END;
CREATE VIRTUAL TABLE words USING fts5(body);
CREATE TABLE plain (id INTEGER PRIMARY KEY, name TEXT UNIQUE ON CONFLICT REPLACE, u INTEGER REFERENCES users);
CREATE TABLE dangling (gone INTEGER REFERENCES nowhere (id));
CREATE VIEW named (first, second) AS SELECT id, name FROM users;
`;
