-- Materialized views that were never filled stay so where they have to: over another server that may be away, or over each other.
CREATE EXTENSION postgres_fdw;
CREATE SERVER away FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '/nowhere');
CREATE USER MAPPING FOR public SERVER away;
CREATE FOREIGN TABLE remote (id integer) SERVER away;
CREATE TABLE here (id integer);
CREATE VIEW remote_ids AS SELECT id FROM remote;
CREATE MATERIALIZED VIEW copied AS SELECT id FROM remote_ids WITH NO DATA;
CREATE UNIQUE INDEX ON copied (id);
CREATE VIEW ids AS SELECT id FROM copied;
CREATE MATERIALIZED VIEW empty AS SELECT id FROM here WITH NO DATA;
