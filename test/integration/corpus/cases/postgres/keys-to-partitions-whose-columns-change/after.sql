CREATE TABLE parts (id integer NOT NULL, code varchar(9), UNIQUE (id, code)) PARTITION BY RANGE (id);
CREATE TABLE part_one PARTITION OF parts FOR VALUES FROM (1) TO (10);
CREATE TABLE to_one (id integer, code text, FOREIGN KEY (id, code) REFERENCES part_one (id, code));
CREATE TABLE to_all (id integer, code text, FOREIGN KEY (id, code) REFERENCES parts (id, code));
