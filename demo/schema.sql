CREATE TABLE users (
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

CREATE TABLE posts (
  id INTEGER PRIMARY KEY NOT NULL,
  user_id INTEGER NOT NULL,
  title VARCHAR(200) NOT NULL,
  body TEXT,
  published_at TEXT,
  likes INTEGER NOT NULL DEFAULT 0,
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX posts_published ON posts (published_at);

CREATE INDEX posts_user_id_idx ON posts (user_id);

-- Dbmate schema migrations
CREATE TABLE IF NOT EXISTS "schema_migrations" (version varchar(128) primary key);
INSERT INTO "schema_migrations" (version) VALUES
  ('20261121122117'),
  ('20261121122118');
