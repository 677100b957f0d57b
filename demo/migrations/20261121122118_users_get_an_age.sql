-- migrate:up transaction:false
-- schemactl:proof up reaches the models, down restores the start, 10 rows in 2 tables kept (10 columns), no difference left; in memory
-- schemactl:rename users.username=handle
-- schemactl:risk REWRITES_TABLE table:users
-- schemactl:risk BLOCKS_TABLE table:posts
-- schemactl:risk NEEDS_FITTING_ROWS check:users.users_age_positive
-- rename column users.username to handle
-- create column posts.likes
-- create column users.age
-- alter column users.email: type VARCHAR(255) -> VARCHAR(320)
-- create check users.users_age_positive
-- create index posts_published

PRAGMA foreign_keys=OFF;

BEGIN IMMEDIATE;

PRAGMA legacy_alter_table=OFF;

PRAGMA ignore_check_constraints=OFF;

CREATE TEMP TABLE __schemactl_guard (
  rule TEXT NOT NULL,
  subject TEXT NOT NULL,
  expected INTEGER,
  found INTEGER,
  CONSTRAINT "foreign_keys must be off here: run this file on a connection of its own" CHECK (rule <> 'pragma' OR found = expected),
  CONSTRAINT "a table made anew must keep all its rows" CHECK (rule <> 'rows' OR found = expected),
  CONSTRAINT "rows would be left that violate a foreign key" CHECK (rule <> 'keys after' OR found <= expected)
);

INSERT OR ROLLBACK INTO temp.__schemactl_guard (rule, subject, expected, found)
SELECT 'pragma', 'foreign_keys', 0, foreign_keys FROM pragma_foreign_keys;

ALTER TABLE users RENAME COLUMN username TO handle;

INSERT INTO temp.__schemactl_guard (rule, subject, expected)
SELECT 'keys before', 'posts', count(*) FROM pragma_foreign_key_check('posts', 'main');

INSERT INTO temp.__schemactl_guard (rule, subject, expected)
SELECT 'keys before', 'users', count(*) FROM pragma_foreign_key_check('users', 'main');

CREATE TABLE __schemactl_new_users (
  id INTEGER PRIMARY KEY NOT NULL,
  email VARCHAR(320) NOT NULL,
  handle VARCHAR(100) NOT NULL,
  created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
  is_active INTEGER NOT NULL DEFAULT 1,
  age INTEGER,
  UNIQUE (email),
  UNIQUE (handle),
  CONSTRAINT users_age_positive CHECK (age > 0)
);

INSERT OR ROLLBACK INTO __schemactl_new_users (id, email, handle, created_at, is_active)
SELECT id, email, handle, created_at, is_active FROM users
ORDER BY rowid;

INSERT OR ROLLBACK INTO temp.__schemactl_guard (rule, subject, expected, found)
SELECT 'rows', 'users', (SELECT count(*) FROM users), (SELECT count(*) FROM __schemactl_new_users);

DROP TABLE users;

PRAGMA legacy_alter_table=ON;

ALTER TABLE __schemactl_new_users RENAME TO users;

PRAGMA legacy_alter_table=OFF;

ALTER TABLE posts ADD COLUMN likes INTEGER NOT NULL DEFAULT 0;

CREATE INDEX posts_published ON posts (published_at);

INSERT OR ROLLBACK INTO temp.__schemactl_guard (rule, subject, expected, found)
SELECT 'keys after', 'posts', expected, (SELECT count(*) FROM pragma_foreign_key_check('posts', 'main'))
FROM temp.__schemactl_guard WHERE rule = 'keys before' AND subject = 'posts';

INSERT OR ROLLBACK INTO temp.__schemactl_guard (rule, subject, expected, found)
SELECT 'keys after', 'users', expected, (SELECT count(*) FROM pragma_foreign_key_check('users', 'main'))
FROM temp.__schemactl_guard WHERE rule = 'keys before' AND subject = 'users';

DROP TABLE temp.__schemactl_guard;

COMMIT;

PRAGMA foreign_keys=ON;

-- migrate:down transaction:false
PRAGMA foreign_keys=OFF;

BEGIN IMMEDIATE;

PRAGMA legacy_alter_table=OFF;

PRAGMA ignore_check_constraints=OFF;

CREATE TEMP TABLE __schemactl_guard (
  rule TEXT NOT NULL,
  subject TEXT NOT NULL,
  expected INTEGER,
  found INTEGER,
  CONSTRAINT "foreign_keys must be off here: run this file on a connection of its own" CHECK (rule <> 'pragma' OR found = expected),
  CONSTRAINT "a table made anew must keep all its rows" CHECK (rule <> 'rows' OR found = expected),
  CONSTRAINT "rows would be left that violate a foreign key" CHECK (rule <> 'keys after' OR found <= expected)
);

INSERT OR ROLLBACK INTO temp.__schemactl_guard (rule, subject, expected, found)
SELECT 'pragma', 'foreign_keys', 0, foreign_keys FROM pragma_foreign_keys;

ALTER TABLE users RENAME COLUMN handle TO username;

INSERT INTO temp.__schemactl_guard (rule, subject, expected)
SELECT 'keys before', 'posts', count(*) FROM pragma_foreign_key_check('posts', 'main');

INSERT INTO temp.__schemactl_guard (rule, subject, expected)
SELECT 'keys before', 'users', count(*) FROM pragma_foreign_key_check('users', 'main');

DROP INDEX posts_published;

ALTER TABLE posts DROP COLUMN likes;

CREATE TABLE __schemactl_new_users (
  id INTEGER PRIMARY KEY NOT NULL,
  email VARCHAR(255) NOT NULL,
  username VARCHAR(100) NOT NULL,
  created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
  is_active INTEGER NOT NULL DEFAULT 1,
  UNIQUE (email),
  UNIQUE (username)
);

INSERT OR ROLLBACK INTO __schemactl_new_users (id, email, username, created_at, is_active)
SELECT id, email, username, created_at, is_active FROM users
ORDER BY rowid;

INSERT OR ROLLBACK INTO temp.__schemactl_guard (rule, subject, expected, found)
SELECT 'rows', 'users', (SELECT count(*) FROM users), (SELECT count(*) FROM __schemactl_new_users);

DROP TABLE users;

PRAGMA legacy_alter_table=ON;

ALTER TABLE __schemactl_new_users RENAME TO users;

PRAGMA legacy_alter_table=OFF;

INSERT OR ROLLBACK INTO temp.__schemactl_guard (rule, subject, expected, found)
SELECT 'keys after', 'posts', expected, (SELECT count(*) FROM pragma_foreign_key_check('posts', 'main'))
FROM temp.__schemactl_guard WHERE rule = 'keys before' AND subject = 'posts';

INSERT OR ROLLBACK INTO temp.__schemactl_guard (rule, subject, expected, found)
SELECT 'keys after', 'users', expected, (SELECT count(*) FROM pragma_foreign_key_check('users', 'main'))
FROM temp.__schemactl_guard WHERE rule = 'keys before' AND subject = 'users';

DROP TABLE temp.__schemactl_guard;

COMMIT;

PRAGMA foreign_keys=ON;
