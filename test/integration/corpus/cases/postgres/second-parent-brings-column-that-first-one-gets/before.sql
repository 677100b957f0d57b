-- The column reaches the child from the first parent, and is merged with that of the second.
CREATE TABLE p (a int);
CREATE TABLE q (a int, x int);
CREATE TABLE c () INHERITS (p);
