-- Transforms and operator classes go and come back where an attribute of their type changes its own.
CREATE TYPE pair AS (a integer, b text);
CREATE FUNCTION pair_of(internal) RETURNS pair LANGUAGE internal IMMUTABLE AS 'record_in';
CREATE TRUSTED LANGUAGE mine HANDLER plpgsql_call_handler;
CREATE TRANSFORM FOR pair LANGUAGE mine (TO SQL WITH FUNCTION pair_of(internal));
COMMENT ON TRANSFORM FOR pair LANGUAGE mine IS 'pairs';
CREATE FUNCTION first(pair) RETURNS integer LANGUAGE mine TRANSFORM FOR TYPE pair AS 'BEGIN RETURN 1; END';
CREATE TABLE numbers (one integer DEFAULT first(NULL));
CREATE FUNCTION compare(pair, pair) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION before(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE OPERATOR <@@ (FUNCTION = before, LEFTARG = pair, RIGHTARG = pair);
CREATE OPERATOR CLASS pairs FOR TYPE pair USING btree AS OPERATOR 1 <@@, FUNCTION 1 compare(pair, pair);
COMMENT ON OPERATOR CLASS pairs USING btree IS 'pairs';
