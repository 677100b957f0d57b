-- What is taken away of the whole table is taken away of each column as well.
CREATE TABLE secrets (a integer, b integer);
GRANT SELECT, UPDATE ON secrets TO PUBLIC;
CREATE TABLE more (a integer, b integer);
GRANT SELECT (a) ON more TO PUBLIC;
