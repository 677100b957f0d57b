CREATE TYPE state AS ENUM ('new', 'packed', 'sent');
CREATE DOMAIN open_state AS state;
CREATE TYPE step AS (state state, place integer);
CREATE TABLE orders (id integer, state open_state DEFAULT 'packed', first step DEFAULT '(packed,1)', past open_state[]);
CREATE FUNCTION word() RETURNS text LANGUAGE sql AS $$SELECT 'packed'::state::text$$;
