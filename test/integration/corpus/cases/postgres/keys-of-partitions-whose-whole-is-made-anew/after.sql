CREATE TABLE person (id uuid PRIMARY KEY);
CREATE TABLE place (id int PRIMARY KEY);
CREATE TABLE visit (id int PRIMARY KEY, person_id uuid REFERENCES person, place_id int REFERENCES place) PARTITION BY RANGE (id);
CREATE TABLE visit_1 PARTITION OF visit FOR VALUES FROM (1) TO (3);
CREATE TABLE node (id int PRIMARY KEY, above_id int, person_id uuid CONSTRAINT node_person REFERENCES person) PARTITION BY RANGE (id);
CREATE TABLE node_1 PARTITION OF node FOR VALUES FROM (1) TO (3);
