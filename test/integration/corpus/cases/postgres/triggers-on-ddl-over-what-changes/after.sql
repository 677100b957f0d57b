CREATE TABLE journal (command text, at timestamptz DEFAULT now());
CREATE TABLE counts (tag text PRIMARY KEY, n bigint);
CREATE TABLE other (id bigint);
CREATE FUNCTION note(t text) RETURNS void LANGUAGE plpgsql AS 'BEGIN INSERT INTO counts VALUES (t, 1) ON CONFLICT DO NOTHING; END';
CREATE FUNCTION on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO journal (command) VALUES (tg_tag); PERFORM note(tg_tag); END';
CREATE EVENT TRIGGER writes ON ddl_command_end EXECUTE FUNCTION on_ddl();
COMMENT ON EVENT TRIGGER writes IS 'what is done';
