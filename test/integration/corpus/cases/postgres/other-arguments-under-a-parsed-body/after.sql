CREATE TABLE words (id bigint, word text, language text);
CREATE FUNCTION of_id(x bigint) RETURNS SETOF words LANGUAGE sql BEGIN ATOMIC SELECT * FROM words WHERE id = x; END;
CREATE FUNCTION how_many() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM of_id(1));
CREATE VIEW counted AS SELECT how_many();
