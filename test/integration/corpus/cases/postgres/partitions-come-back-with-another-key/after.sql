CREATE TABLE item (id integer PRIMARY KEY);
CREATE TABLE stock (part integer NOT NULL, item integer, owner integer,
  CONSTRAINT stock_item FOREIGN KEY (item) REFERENCES item ON DELETE RESTRICT,
  CONSTRAINT stock_owner FOREIGN KEY (owner) REFERENCES item) PARTITION BY LIST (part);
CREATE TABLE stock_low PARTITION OF stock FOR VALUES IN (1, 2);
CREATE TABLE stock_rest PARTITION OF stock DEFAULT;
