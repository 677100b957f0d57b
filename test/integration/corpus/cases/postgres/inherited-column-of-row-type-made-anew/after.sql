CREATE TYPE comp AS (z int);
CREATE TABLE users (id integer, part int) PARTITION BY RANGE (part);
CREATE TABLE o (id int, a text);
