-- A check made again for another type comes to the tables below without the comments that it had there.
CREATE TABLE base (id integer CONSTRAINT positive CHECK (id > 0), code integer CONSTRAINT given CHECK (code IS NOT NULL));
CREATE TABLE child () INHERITS (base);
CREATE TABLE grandchild () INHERITS (child);
COMMENT ON CONSTRAINT positive ON base IS 'above';
COMMENT ON CONSTRAINT positive ON child IS 'below';
COMMENT ON CONSTRAINT positive ON grandchild IS 'further below';
COMMENT ON CONSTRAINT given ON child IS 'of a text';
