-- The child is made again on the way back: when its parent has the default which it takes over.
CREATE TABLE u (id integer, c interval DEFAULT '1 day' NOT NULL, b text);
CREATE TABLE o (id integer) INHERITS (u);
