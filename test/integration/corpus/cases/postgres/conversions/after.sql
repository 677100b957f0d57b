CREATE SCHEMA s;
CREATE FUNCTION s.convert(integer, integer, cstring, internal, integer, boolean) RETURNS integer
  LANGUAGE c STRICT AS '$libdir/utf8_and_iso8859_1', 'iso8859_1_to_utf8';
CREATE DEFAULT CONVERSION plain FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE CONVERSION usual FOR 'LATIN1' TO 'UTF8' FROM s.convert;
COMMENT ON CONVERSION usual IS 'no longer';
CREATE DEFAULT CONVERSION s."C c" FOR 'LATIN1' TO 'UTF8' FROM s.convert;
ALTER CONVERSION s."C c" OWNER TO pg_monitor;
