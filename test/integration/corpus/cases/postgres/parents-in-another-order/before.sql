-- The parents of a table change places, and it keeps what it has from them as inherited.
CREATE TABLE a (x integer NOT NULL, k text CHECK (k <> ''), g integer GENERATED ALWAYS AS (x + 1) STORED);
CREATE TABLE b (x integer NOT NULL, y date);
CREATE TABLE gains (c date);
CREATE TABLE loses (d date, e date);
CREATE TABLE nothing ();
CREATE TABLE new (n date);
CREATE TABLE child (own text) INHERITS (a, b);
CREATE TABLE below () INHERITS (child);
CREATE TABLE behind () INHERITS (nothing, b);
CREATE TABLE first_is_new () INHERITS (nothing, b);
CREATE TABLE all_at_once () INHERITS (a, gains, loses, nothing);
CREATE INDEX ON child (y);
CREATE VIEW ys AS SELECT y, k FROM below;
