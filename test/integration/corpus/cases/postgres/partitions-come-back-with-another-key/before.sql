-- Partitions that come back below a table that is made anew have its foreign keys, and none of the old one.
CREATE TABLE item (id integer PRIMARY KEY);
CREATE TABLE stock (part integer NOT NULL, item integer, owner integer,
  CONSTRAINT stock_item FOREIGN KEY (item) REFERENCES item,
  CONSTRAINT stock_owner FOREIGN KEY (owner) REFERENCES item) PARTITION BY RANGE (part);
CREATE TABLE stock_low PARTITION OF stock FOR VALUES FROM (1) TO (3);
CREATE TABLE stock_rest PARTITION OF stock DEFAULT;
