-- How much the planner is told of an expression in an index is changed in place.
CREATE TABLE t (a int, b int);
CREATE INDEX t_changes ON t ((a + 1), a, (b + 1));
ALTER INDEX t_changes ALTER COLUMN 1 SET STATISTICS 300;
ALTER INDEX t_changes ALTER COLUMN 3 SET STATISTICS 300;
