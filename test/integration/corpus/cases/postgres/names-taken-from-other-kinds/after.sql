CREATE TABLE t (x integer, y integer, z integer CONSTRAINT i UNIQUE);
CREATE INDEX s ON t (x);
CREATE INDEX v ON t (y);
CREATE SEQUENCE j;
