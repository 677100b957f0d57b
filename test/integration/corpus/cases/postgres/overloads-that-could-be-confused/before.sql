-- An overload goes before one comes that the same call could mean.
CREATE FUNCTION new_id() RETURNS text LANGUAGE sql AS $$SELECT 'id'$$;
CREATE FUNCTION share(part integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION pair(part integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION pair(part integer, other integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2';
CREATE AGGREGATE merged(integer) (SFUNC = int4pl, STYPE = integer);
CREATE OPERATOR #+# (FUNCTION = int4pl, LEFTARG = integer, RIGHTARG = integer);
CREATE TABLE goods (id text DEFAULT new_id(), part integer, shared integer DEFAULT share(1), CHECK (share(part) > 0));
CREATE VIEW shares AS SELECT share(part) AS share, pair(1) AS single, part #+# part AS twice FROM goods;
CREATE VIEW merged_shares AS SELECT merged(share)::integer AS merged FROM shares;
CREATE FUNCTION all_shares(first integer DEFAULT share(2)) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT share(first); END;
CREATE DOMAIN a_share AS integer DEFAULT share(3) CHECK (share(VALUE) > 0);
