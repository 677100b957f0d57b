-- An index or key doesn't take the name of another kind of object before that goes.
CREATE TABLE t (x integer, y integer, z integer CONSTRAINT c UNIQUE);
CREATE INDEX i ON t (x);
CREATE INDEX j ON t (y);
CREATE SEQUENCE s;
CREATE VIEW v AS SELECT 1 AS a;
