-- A column that a table has of its own and from above: without the default from above, and generated as above.
CREATE TABLE stays (id int);
