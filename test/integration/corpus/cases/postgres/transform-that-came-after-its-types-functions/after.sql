CREATE FUNCTION double(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a * 2';
CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'prsd_lextype';
CREATE FUNCTION treble(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a * 3';
CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION from_sql(internal));
