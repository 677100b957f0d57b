-- A shell becomes a type, a type a shell, and a range type gets a function that makes its values canonical.
CREATE TYPE grows;
COMMENT ON TYPE grows IS 'a shell';
CREATE FUNCTION grows_in(cstring) RETURNS grows LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE TYPE shrinks;
CREATE FUNCTION shrinks_in(cstring) RETURNS shrinks LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION shrinks_out(shrinks) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE shrinks (INPUT = shrinks_in, OUTPUT = shrinks_out, LIKE = text);
COMMENT ON TYPE shrinks IS 'a type';
CREATE TYPE gone;
CREATE TYPE days AS RANGE (subtype = date);
CREATE TABLE t (d days);
