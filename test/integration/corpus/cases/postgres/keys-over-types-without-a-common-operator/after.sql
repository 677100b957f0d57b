CREATE TABLE users (id text PRIMARY KEY);
CREATE TABLE posts (id integer PRIMARY KEY, author text REFERENCES users);
CREATE TABLE codes (id uuid, day date, PRIMARY KEY (id, day));
CREATE TABLE uses (code uuid, day date, FOREIGN KEY (code, day) REFERENCES codes);
