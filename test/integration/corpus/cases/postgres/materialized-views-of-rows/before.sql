-- Materialized views that hold rows of a table as they are, or lists of them, are made again when that is written anew.
CREATE TABLE t (a integer, b text);
CREATE MATERIALIZED VIEW whole AS SELECT t AS row FROM t;
CREATE MATERIALIZED VIEW lists AS SELECT array_agg(t) AS rows FROM t;
CREATE MATERIALIZED VIEW stays AS SELECT count(*) FROM t;
CREATE INDEX ON whole ((row IS NULL));
CREATE VIEW over AS SELECT row FROM whole;
