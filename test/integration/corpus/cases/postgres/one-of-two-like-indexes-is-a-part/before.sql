-- Of two like indexes of a partition one belongs to the index of the whole.
CREATE TABLE p (id int, at date) PARTITION BY RANGE (at);
CREATE INDEX p_id ON p (id);
