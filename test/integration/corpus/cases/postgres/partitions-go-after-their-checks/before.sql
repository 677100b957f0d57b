-- What partitions have from above goes with that, also where it goes before its tables because a function changes.
CREATE FUNCTION doubled(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
CREATE TABLE measured (id integer NOT NULL, value integer NOT NULL, CONSTRAINT bounded CHECK (doubled(value) > -10))
  PARTITION BY RANGE (id);
CREATE INDEX measured_doubled ON measured (doubled(value));
CREATE TABLE measured_low PARTITION OF measured FOR VALUES FROM (0) TO (10);
CREATE TABLE measured_rest PARTITION OF measured DEFAULT;
CREATE VIEW present AS SELECT id FROM measured;
