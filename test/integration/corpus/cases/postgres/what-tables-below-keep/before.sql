-- Tables below keep what they have of their own: NOT NULL, a column; a check from above takes its new name from there.
CREATE TABLE base (id int NOT NULL, extra int, CONSTRAINT positive CHECK (id > 0));
CREATE TABLE a_child () INHERITS (base);
CREATE TABLE own_child (extra int) INHERITS (base);
CREATE TABLE parts (id int NOT NULL, k int) PARTITION BY LIST (k);
CREATE TABLE part_one PARTITION OF parts FOR VALUES IN (1);
