-- A partition keeps the keys that it has from above while that is made anew. One whose columns get another type it can't keep.
CREATE TABLE person (id int PRIMARY KEY);
CREATE TABLE place (id int PRIMARY KEY);
CREATE TABLE visit (id int PRIMARY KEY, person_id int REFERENCES person, place_id int REFERENCES place) PARTITION BY LIST (id);
CREATE TABLE visit_1 PARTITION OF visit FOR VALUES IN (1, 2);
-- One to the table above itself goes before.
CREATE TABLE node (id int PRIMARY KEY, above_id int REFERENCES node, person_id int CONSTRAINT node_person REFERENCES person) PARTITION BY LIST (id);
CREATE TABLE node_1 PARTITION OF node FOR VALUES IN (1, 2);
