CREATE TABLE item (id integer);
CREATE TABLE u (id integer, made integer GENERATED ALWAYS AS (id * 3) STORED);
CREATE VIEW v AS SELECT made FROM u;
CREATE INDEX i ON u (made);
