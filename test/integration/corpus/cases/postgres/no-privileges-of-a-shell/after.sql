CREATE TYPE tally;
CREATE FUNCTION tally_in(cstring) RETURNS tally LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION tally_out(tally) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE tally (INPUT = tally_in, OUTPUT = tally_out, LIKE = int4);
