CREATE DOMAIN level AS integer CHECK (VALUE >= 0);
CREATE TABLE orders (id integer PRIMARY KEY, total numeric(10, 2), state text);
CREATE VIEW "Come" WITH (check_option = local) AS SELECT id, 1::level AS rank, 'a'::varchar(5) COLLATE "C" AS "a""b" FROM orders;
CREATE FUNCTION come_above(integer) RETURNS SETOF "Come" LANGUAGE sql AS 'SELECT * FROM "Come" WHERE id > $1';
CREATE OR REPLACE VIEW "Come" WITH (check_option = local) AS SELECT id, (SELECT count(*)::integer FROM come_above(id))::level AS rank,
  'a'::varchar(5) COLLATE "C" AS "a""b" FROM orders;
CREATE MATERIALIZED VIEW over_come AS SELECT id FROM "Come" WHERE false;
COMMENT ON VIEW "Come" IS 'has come';
CREATE FUNCTION pages() RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW book AS SELECT id FROM orders, pages();
CREATE VIEW shelf AS SELECT id FROM book;
CREATE OR REPLACE FUNCTION pages() RETURNS SETOF integer LANGUAGE sql BEGIN ATOMIC SELECT id FROM shelf; END;
CREATE FUNCTION turns() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW turning AS SELECT turns() AS n, id FROM orders;
CREATE OR REPLACE FUNCTION turns() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT count(*)::integer FROM turning; END;
CREATE FUNCTION retyped(integer) RETURNS bigint LANGUAGE sql AS 'SELECT 1';
CREATE VIEW "both" AS SELECT id, retyped(id) AS n FROM orders;
CREATE OR REPLACE FUNCTION retyped(integer) RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT max(n) FROM "both"; END;
