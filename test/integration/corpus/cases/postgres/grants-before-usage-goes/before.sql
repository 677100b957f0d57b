-- A role gives before it may no longer use the schema, also where it keeps other privileges there.
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id integer);
CREATE TABLE shop.bills (id integer);
GRANT USAGE, CREATE ON SCHEMA shop TO pg_monitor;
GRANT SELECT, INSERT ON shop.orders, shop.bills TO pg_monitor WITH GRANT OPTION;
SET ROLE pg_monitor;
GRANT SELECT ON shop.orders, shop.bills TO pg_signal_backend;
RESET ROLE;
CREATE SCHEMA open;
CREATE TABLE open.book (id integer);
GRANT USAGE ON SCHEMA open TO PUBLIC;
GRANT SELECT, INSERT ON open.book TO pg_monitor WITH GRANT OPTION;
SET ROLE pg_monitor;
GRANT SELECT ON open.book TO pg_signal_backend;
RESET ROLE;
