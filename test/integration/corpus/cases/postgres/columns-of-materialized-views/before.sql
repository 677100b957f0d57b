-- What is set on the columns of a materialized view comes, changes, goes, and stands a new query.
CREATE TABLE t (id integer, name text, amount numeric);
CREATE MATERIALIZED VIEW stays AS SELECT id, name, amount FROM t;
CREATE MATERIALIZED VIEW changes AS SELECT id, name FROM t;
CREATE INDEX by_expression ON stays ((id + 1));
ALTER MATERIALIZED VIEW stays ALTER COLUMN id SET STATISTICS 200;
ALTER MATERIALIZED VIEW stays ALTER COLUMN id SET (n_distinct = 5, n_distinct_inherited = 7);
ALTER MATERIALIZED VIEW stays ALTER COLUMN name SET STORAGE EXTERNAL;
ALTER MATERIALIZED VIEW stays ALTER COLUMN name SET COMPRESSION pglz;
ALTER MATERIALIZED VIEW changes ALTER COLUMN name SET STATISTICS 20;
CREATE MATERIALIZED VIEW in_place AS SELECT name, amount FROM t;
ALTER MATERIALIZED VIEW in_place ALTER COLUMN name SET STATISTICS 200;
ALTER MATERIALIZED VIEW in_place ALTER COLUMN amount SET STORAGE EXTERNAL;
ALTER MATERIALIZED VIEW in_place ALTER COLUMN amount SET (n_distinct = 5, n_distinct_inherited = 7);
