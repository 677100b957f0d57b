-- On the way back the child's own column becomes one from above, of a row type that is made anew.
CREATE TYPE comp AS (y text, z int);
CREATE TABLE users (id integer, a comp);
CREATE TABLE o (id int, x text) INHERITS (users);
