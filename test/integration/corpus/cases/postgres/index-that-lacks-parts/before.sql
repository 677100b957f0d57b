-- An index of a partitioned table that only some partitions have a part of.
CREATE TABLE stays (id int);
CREATE TABLE log (day date, text text) PARTITION BY RANGE (day);
CREATE TABLE log_2020 PARTITION OF log FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE log_2021 PARTITION OF log FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
