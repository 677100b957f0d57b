-- What of a child table reads a column from above keeps it there until the child is gone.
CREATE TABLE p (id int);
