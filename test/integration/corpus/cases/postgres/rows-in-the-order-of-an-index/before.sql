-- The index that CLUSTER goes by is marked, moves, goes and comes, on tables and materialized views.
CREATE TABLE moves (id int PRIMARY KEY, a int, CONSTRAINT moves_a_key UNIQUE (a));
CREATE INDEX moves_both ON moves (id, a);
ALTER TABLE moves CLUSTER ON moves_a_key;
CREATE TABLE loses (id int CONSTRAINT loses_pkey PRIMARY KEY, during int4range, EXCLUDE USING gist (during WITH &&));
ALTER TABLE loses CLUSTER ON loses_pkey;
CREATE TABLE index_goes (id int);
CREATE INDEX index_goes_id ON index_goes (id);
ALTER TABLE index_goes CLUSTER ON index_goes_id;
CREATE TABLE index_changes (id int, a int);
CREATE INDEX index_changes_i ON index_changes (id);
ALTER TABLE index_changes CLUSTER ON index_changes_i;
CREATE MATERIALIZED VIEW counted AS SELECT 1 AS n;
CREATE INDEX counted_n ON counted (n);
