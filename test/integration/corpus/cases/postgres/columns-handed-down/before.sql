-- A table's own columns become ones that it has from above alone, with their values and all that stands on them.
CREATE TABLE parent (id integer NOT NULL);
CREATE TABLE child (e integer NOT NULL DEFAULT 3, note text COLLATE "C", CONSTRAINT positive CHECK (e > 0), CONSTRAINT own_rule CHECK (e < 1000)) INHERITS (parent);
ALTER TABLE child ALTER note SET STORAGE EXTERNAL;
CREATE INDEX child_e ON child (e, note);
CREATE VIEW notes AS SELECT e, note FROM child;
COMMENT ON COLUMN child.e IS 'kept';
CREATE STATISTICS child_both ON e, note FROM child;
CREATE TABLE grandchild (more bigint) INHERITS (child);
CREATE UNIQUE INDEX grandchild_e ON grandchild (e);
ALTER TABLE grandchild ALTER e SET DEFAULT 4;
CREATE TABLE of_own (e integer, more text) INHERITS (child);
CREATE TABLE part (id integer, at date) PARTITION BY RANGE (at);
CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE alone (id integer, at date, CONSTRAINT early CHECK (at < '2030-01-01'));
CREATE INDEX alone_at ON alone (at);
