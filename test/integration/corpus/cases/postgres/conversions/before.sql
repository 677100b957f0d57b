-- Conversions come, change, go and pass on being the default.
CREATE CONVERSION plain FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE DEFAULT CONVERSION usual FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
COMMENT ON CONVERSION usual IS 'usual';
ALTER CONVERSION usual OWNER TO pg_monitor;
CREATE CONVERSION gone FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
