-- A new label is there before what speaks of it inside of other types, or only in a body.
CREATE TYPE state AS ENUM ('new', 'sent');
CREATE DOMAIN open_state AS state;
CREATE TYPE step AS (state state, place integer);
CREATE TABLE orders (id integer, state open_state DEFAULT 'new', first step DEFAULT '(new,1)', past open_state[]);
CREATE FUNCTION word() RETURNS text LANGUAGE sql AS $$SELECT 'new'::state::text$$;
