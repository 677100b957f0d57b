CREATE TABLE p (a int, x int);
CREATE TABLE q (a int, x int);
CREATE TABLE c () INHERITS (p, q);
