-- A new column reaches the tables below, which keep settings of their own for it.
CREATE TABLE p (id int) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p DEFAULT;
CREATE TABLE k (id int);
CREATE TABLE l () INHERITS (k);
CREATE TABLE m () INHERITS (k);
