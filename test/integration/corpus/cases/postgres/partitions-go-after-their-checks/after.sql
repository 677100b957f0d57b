CREATE FUNCTION doubled(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $1';
CREATE TABLE counted (id integer PRIMARY KEY, twice integer GENERATED ALWAYS AS (doubled(id)) STORED);
CREATE VIEW present AS SELECT id FROM counted;
