-- Who is no owner gives and takes back while it may use the schema, and is let in for a moment where it never may.
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id integer);
CREATE TABLE shop.bills (id integer);
CREATE TABLE shop.notes (id integer);
GRANT USAGE ON SCHEMA shop TO pg_monitor;
GRANT SELECT ON shop.orders, shop.bills, shop.notes TO pg_monitor WITH GRANT OPTION;
SET ROLE pg_monitor;
GRANT SELECT ON shop.orders TO pg_signal_backend;
RESET ROLE;
CREATE SCHEMA closed;
CREATE TABLE closed.safe (id integer, code text);
CREATE SCHEMA open;
CREATE TABLE open.book (id integer);
GRANT SELECT ON open.book TO pg_monitor WITH GRANT OPTION;
