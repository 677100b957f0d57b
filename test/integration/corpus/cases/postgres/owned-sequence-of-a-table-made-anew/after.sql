CREATE TABLE parted (id int, k int) PARTITION BY LIST (k);
CREATE SEQUENCE numbers OWNED BY parted.id;
CREATE SEQUENCE moves OWNED BY parted.id;
ALTER TABLE parted OWNER TO pg_monitor;
CREATE TABLE gives (id int);
ALTER TABLE gives OWNER TO pg_monitor;
