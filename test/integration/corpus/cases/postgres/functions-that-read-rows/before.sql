-- A function in SQL that takes or gives rows of a table comes after the columns that these gain.
CREATE TABLE person (id integer, name text);
CREATE FUNCTION label(person) RETURNS text LANGUAGE sql AS 'SELECT $1.name';
CREATE FUNCTION made(integer) RETURNS person LANGUAGE sql AS 'SELECT $1, ''x''::text';
CREATE VIEW labels AS SELECT label(person), (made(id)).name FROM person;
