-- Replaced by a trigger for each statement, one for each row would leave its copies on the partitions.
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TABLE sales (id integer) PARTITION BY RANGE (id);
CREATE TABLE first_sales PARTITION OF sales FOR VALUES FROM (0) TO (10);
CREATE TRIGGER "note FOR EACH ROW " AFTER INSERT ON sales FOR EACH ROW EXECUTE FUNCTION note(' FOR EACH ROW ');
COMMENT ON TRIGGER "note FOR EACH ROW " ON sales IS 'notes';
