-- Languages with their handlers, owners and grants, and functions that are written in them.
CREATE FUNCTION run() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE TRUSTED LANGUAGE mine HANDLER run;
COMMENT ON LANGUAGE mine IS 'mine';
GRANT USAGE ON LANGUAGE mine TO pg_monitor;
REVOKE USAGE ON LANGUAGE mine FROM public;
CREATE LANGUAGE grown HANDLER run;
CREATE LANGUAGE gone HANDLER plpgsql_call_handler;
CREATE TRUSTED LANGUAGE closed HANDLER run;
REVOKE USAGE ON LANGUAGE closed FROM public;
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE mine AS 'begin return a; end';
CREATE FUNCTION g(a integer) RETURNS integer LANGUAGE closed AS 'begin return a; end';
CREATE VIEW v AS SELECT g(1) AS one;
