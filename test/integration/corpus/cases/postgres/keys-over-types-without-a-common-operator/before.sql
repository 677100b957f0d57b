-- Both ends of a foreign key change to a type that none of the old ones can be compared with.
CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE posts (id integer PRIMARY KEY, author integer REFERENCES users);
CREATE TABLE codes (id text, day date, PRIMARY KEY (id, day));
CREATE TABLE uses (code text, day date, FOREIGN KEY (code, day) REFERENCES codes);
