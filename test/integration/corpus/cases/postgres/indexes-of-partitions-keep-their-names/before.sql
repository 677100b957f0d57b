-- An index of a partition keeps its name when a column of its table gets another type.
CREATE TABLE p (id smallint, at date) PARTITION BY RANGE (at);
CREATE TABLE p_2020 PARTITION OF p FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE INDEX own_name ON p_2020 (id);
CREATE INDEX p_id ON p (id);
