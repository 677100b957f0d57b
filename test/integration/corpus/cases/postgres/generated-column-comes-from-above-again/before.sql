-- The computed column is the table's own; on the way back it comes from the parent alone.
CREATE TABLE item (id integer, made integer GENERATED ALWAYS AS (id * 3) STORED);
CREATE TABLE u (id integer) INHERITS (item);
CREATE VIEW v AS SELECT made FROM u;
CREATE INDEX i ON u (made);
COMMENT ON COLUMN u.made IS 'x';
