CREATE TABLE t (a bigint, b text, c timestamp DEFAULT clock_timestamp());
CREATE MATERIALIZED VIEW whole AS SELECT t AS row FROM t;
CREATE MATERIALIZED VIEW lists AS SELECT array_agg(t) AS rows FROM t;
CREATE MATERIALIZED VIEW stays AS SELECT count(*) FROM t;
CREATE INDEX ON whole ((row IS NULL));
CREATE VIEW over AS SELECT row FROM whole;
