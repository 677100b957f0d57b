-- A default stands empty while the function that it calls is made, or goes.
CREATE TABLE prices (net integer);
CREATE FUNCTION rounded(price integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT price';
