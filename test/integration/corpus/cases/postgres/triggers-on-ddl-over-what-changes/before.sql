-- A trigger on DDL doesn't fire while the tables change that its function writes into.
CREATE TABLE log (tag text);
CREATE TABLE counts (tag text PRIMARY KEY, n integer) PARTITION BY LIST (tag);
CREATE TABLE all_counts PARTITION OF counts DEFAULT;
CREATE TABLE other (id integer);
CREATE FUNCTION note(t text) RETURNS void LANGUAGE plpgsql AS 'BEGIN INSERT INTO counts VALUES (t, 1) ON CONFLICT DO NOTHING; END';
CREATE FUNCTION on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO log (tag) VALUES (tg_tag); PERFORM note(tg_tag); END';
CREATE EVENT TRIGGER writes ON ddl_command_end EXECUTE FUNCTION on_ddl();
COMMENT ON EVENT TRIGGER writes IS 'what is done';
