-- The text of a view over such a function, and a parsed body, name all columns of the rows that it gives.
CREATE TABLE people (id integer, name text);
CREATE FUNCTION search(word text) RETURNS SETOF people LANGUAGE sql STABLE AS 'SELECT * FROM people WHERE name LIKE word';
CREATE FUNCTION everybody() RETURNS SETOF people LANGUAGE sql BEGIN ATOMIC SELECT * FROM people; END;
CREATE VIEW found AS SELECT id FROM search('a');
CREATE MATERIALIZED VIEW all_found AS SELECT * FROM everybody();
CREATE FUNCTION how_many() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM search('b'));
CREATE TYPE pair AS (a integer, b text);
CREATE FUNCTION pairs() RETURNS SETOF pair LANGUAGE sql AS $$SELECT 1, 'x'::text$$;
CREATE VIEW of_pairs AS SELECT a FROM pairs();
CREATE VIEW read_out AS SELECT id FROM jsonb_populate_recordset(NULL::people, '[]');
