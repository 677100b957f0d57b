-- A view calls a function that gives its rows or reads it: both come, go and change together, with what stands on them.
CREATE TABLE orders (id integer PRIMARY KEY, total numeric(10, 2), state text);
CREATE VIEW gone AS SELECT id, 1 AS rank FROM orders;
CREATE FUNCTION gone_above(integer) RETURNS SETOF gone LANGUAGE sql AS 'SELECT * FROM gone WHERE id > $1';
CREATE OR REPLACE VIEW gone AS SELECT id, (SELECT count(*)::integer FROM gone_above(id)) AS rank FROM orders;
CREATE VIEW over_gone AS SELECT rank FROM gone;
COMMENT ON COLUMN gone.rank IS 'from above';
CREATE FUNCTION turns() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW turning AS SELECT turns() AS n, id FROM orders;
CREATE FUNCTION retyped(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW "both" AS SELECT id, retyped(id) AS n FROM orders;
CREATE OR REPLACE FUNCTION retyped(integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT max(n) FROM "both"; END;
