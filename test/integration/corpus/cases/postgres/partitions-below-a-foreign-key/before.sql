-- A partition of a table that a foreign key refers to goes alone, and with the whole.
CREATE TABLE account (id int PRIMARY KEY, region text) PARTITION BY RANGE (id);
CREATE TABLE account_old PARTITION OF account FOR VALUES FROM (1) TO (100);
CREATE TABLE account_new PARTITION OF account FOR VALUES FROM (100) TO (200) PARTITION BY RANGE (id);
CREATE TABLE account_new_a PARTITION OF account_new FOR VALUES FROM (100) TO (150);
CREATE TABLE booking (account int REFERENCES account, day date) PARTITION BY RANGE (day);
CREATE TABLE booking_2020 PARTITION OF booking FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE city (id int PRIMARY KEY) PARTITION BY HASH (id);
CREATE TABLE city_0 PARTITION OF city FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE street (city int REFERENCES city, id int) PARTITION BY LIST (id);
CREATE TABLE street_1 PARTITION OF street FOR VALUES IN (1);
CREATE VIEW cities AS SELECT id FROM city_0;
