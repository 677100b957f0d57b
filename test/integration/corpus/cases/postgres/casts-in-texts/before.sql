-- Texts that the server keeps parsed are read again only where the casts are that they go through.
CREATE TYPE metres AS (value integer);
CREATE TYPE size AS ENUM ('S', 'L');
CREATE TYPE letter AS ENUM ('S', 'L');
CREATE FUNCTION to_integer(metres) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1.value';
CREATE CAST (size AS letter) WITH INOUT AS IMPLICIT;
CREATE TABLE shirts (size size, length metres);
CREATE FUNCTION letter_of(s size) RETURNS letter LANGUAGE sql BEGIN ATOMIC SELECT s; END;
CREATE FUNCTION stays(s size) RETURNS letter LANGUAGE sql BEGIN ATOMIC SELECT s::letter; END;
CREATE VIEW lengths AS SELECT to_integer(length) AS length FROM shirts;
