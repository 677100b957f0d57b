CREATE TABLE t (id int, a int);
ALTER TABLE t OWNER TO pg_monitor;
GRANT UPDATE (id) ON t TO pg_monitor;
CREATE TABLE u (id int);
ALTER TABLE u OWNER TO pg_monitor;
GRANT UPDATE (id), SELECT (id) ON u TO pg_monitor;
