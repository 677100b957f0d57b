-- Parsed bodies call each other, or what a function serves needs it and it reads that: a generated column, a key of parts.
CREATE FUNCTION ping(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION pong(integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT ping($1 - 1); END;
