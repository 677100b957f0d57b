-- The owner of a table, another role, has a privilege of its own on a column.
CREATE TABLE t (id int, a int);
ALTER TABLE t OWNER TO pg_monitor;
