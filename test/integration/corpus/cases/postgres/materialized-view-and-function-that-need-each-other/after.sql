CREATE TABLE orders AS SELECT 1 AS id;
CREATE FUNCTION orders_known() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT 1::bigint; END;
CREATE TABLE counts (known bigint DEFAULT orders_known());
CREATE MATERIALIZED VIEW order_counts AS SELECT id, orders_known() AS known FROM orders WITH NO DATA;
CREATE UNIQUE INDEX order_counts_id ON order_counts (id);
CREATE OR REPLACE FUNCTION orders_known() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM order_counts; END;
GRANT SELECT ON order_counts TO pg_monitor;
