CREATE TABLE person (id integer, name text, title text);
CREATE FUNCTION label(person) RETURNS text LANGUAGE sql AS 'SELECT $1.title || $1.name';
CREATE FUNCTION made(integer) RETURNS person LANGUAGE sql AS 'SELECT $1, ''x''::text, ''y''::text';
CREATE VIEW labels AS SELECT label(person), (made(id)).title FROM person;
