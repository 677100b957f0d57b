-- A table has its replica identity by an index that stands, also where a key gives its name to another.
CREATE TABLE t (id integer CONSTRAINT t_key PRIMARY KEY);
ALTER TABLE t REPLICA IDENTITY FULL;
CREATE TABLE u (id integer NOT NULL);
CREATE UNIQUE INDEX u_old ON u (id);
ALTER TABLE u REPLICA IDENTITY USING INDEX u_old;
