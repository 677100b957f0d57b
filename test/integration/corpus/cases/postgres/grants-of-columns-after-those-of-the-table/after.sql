CREATE TABLE secrets (a integer, b integer);
GRANT SELECT (a), UPDATE (b) ON secrets TO PUBLIC;
CREATE TABLE more (a integer, b integer);
GRANT SELECT ON more TO PUBLIC;
