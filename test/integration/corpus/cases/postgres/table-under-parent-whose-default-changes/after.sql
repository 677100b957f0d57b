CREATE TABLE u (id integer, c jsonb DEFAULT '{}', b text);
