-- What calls the function is made anew, and so the function itself needn't stand in another form meanwhile.
CREATE TABLE words (id integer, word text);
CREATE FUNCTION of_id(x integer) RETURNS SETOF words LANGUAGE sql BEGIN ATOMIC SELECT * FROM words WHERE id = x; END;
CREATE FUNCTION how_many() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM of_id(1));
CREATE VIEW counted AS SELECT how_many();
