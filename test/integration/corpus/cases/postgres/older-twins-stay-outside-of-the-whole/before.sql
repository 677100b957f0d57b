-- A table that is attached would take along an older index which is like the part and is to stay outside, or to go.
CREATE TABLE p (id int, at int, x int, UNIQUE (id, at)) PARTITION BY RANGE (at);
CREATE INDEX p_id ON p (id);
CREATE UNIQUE INDEX p_x ON p (x, at) INCLUDE (id);
CREATE TABLE p_1 (id int, at int, x int);
CREATE INDEX outside ON p_1 (id DESC);
CREATE INDEX other ON p_1 (x, at);
ALTER TABLE p_1 ADD CONSTRAINT outside_x UNIQUE (x, at) INCLUDE (id);
ALTER TABLE p_1 ADD CONSTRAINT outside_key UNIQUE (id, at);
CREATE UNIQUE INDEX part ON p_1 (x, at DESC) INCLUDE (id);
CREATE TABLE r (a int, b int, CONSTRAINT r_a FOREIGN KEY (a, b) REFERENCES p_1 (id, at));
CREATE TABLE p_2 (id int, at int, x int);
CREATE INDEX goes ON p_2 (id);
CREATE TABLE w (id int, at int);
CREATE INDEX w_id ON w (id);
CREATE TABLE w_1 (id int, at int);
CREATE INDEX outside_w ON w_1 (id);
