CREATE TABLE base (id bigint CONSTRAINT positive CHECK (id > 0), code text CONSTRAINT given CHECK (code IS NOT NULL));
CREATE TABLE child () INHERITS (base);
CREATE TABLE grandchild () INHERITS (child);
COMMENT ON CONSTRAINT positive ON base IS 'above';
COMMENT ON CONSTRAINT positive ON child IS 'below';
COMMENT ON CONSTRAINT positive ON grandchild IS 'further below';
COMMENT ON CONSTRAINT given ON child IS 'of a text';
