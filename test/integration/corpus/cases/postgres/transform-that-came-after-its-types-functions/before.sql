-- A function that a transform found there doesn't use it: the transform comes after it again, and goes alone.
CREATE FUNCTION double(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a * 2';
CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'prsd_lextype';
