-- Transforms with the functions that use them.
CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal));
COMMENT ON TRANSFORM FOR integer LANGUAGE sql IS 'numbers';
CREATE TRANSFORM FOR smallint LANGUAGE sql (TO SQL WITH FUNCTION int2recv(internal));
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql TRANSFORM FOR TYPE integer AS 'select a';
