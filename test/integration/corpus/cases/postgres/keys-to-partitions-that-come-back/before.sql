-- A partition with rows that are referred to gets another bound: the foreign keys don't stand meanwhile.
CREATE TABLE item (id integer PRIMARY KEY, above integer REFERENCES item) PARTITION BY RANGE (id);
CREATE TABLE item_low PARTITION OF item FOR VALUES FROM (1) TO (10);
CREATE TABLE item_high PARTITION OF item FOR VALUES FROM (10) TO (20) PARTITION BY RANGE (id);
CREATE TABLE item_high_low PARTITION OF item_high FOR VALUES FROM (10) TO (15);
CREATE TABLE stock (item integer REFERENCES item ON DELETE CASCADE);
CREATE TABLE later (item integer);
CREATE TABLE lonely (id integer PRIMARY KEY);
CREATE TABLE whole (id integer PRIMARY KEY) PARTITION BY RANGE (id);
