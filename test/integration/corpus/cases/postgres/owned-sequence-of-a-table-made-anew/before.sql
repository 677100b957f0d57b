-- A sequence has the role of its table, which a table that is made anew gets only afterwards.
CREATE TABLE parted (id int, k int) PARTITION BY RANGE (k);
CREATE SEQUENCE numbers OWNED BY parted.id;
ALTER TABLE parted OWNER TO pg_monitor;
CREATE TABLE gives (id int);
CREATE SEQUENCE moves OWNED BY gives.id;
ALTER TABLE gives OWNER TO pg_monitor;
