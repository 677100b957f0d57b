-- An index that is no longer a part of the one above, where both tables stand; on two levels as well.
CREATE TABLE p (id int, at int) PARTITION BY RANGE (at);
CREATE TABLE p_1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE p_2 PARTITION OF p FOR VALUES FROM (10) TO (20);
CREATE INDEX outside ON p_1 (id);
CREATE INDEX part ON p_1 (id);
CREATE INDEX p_id ON ONLY p (id);
ALTER INDEX p_id ATTACH PARTITION part;
CREATE INDEX part_2 ON p_2 (id);
ALTER INDEX p_id ATTACH PARTITION part_2;
CREATE TABLE w (id int, at int);
CREATE INDEX w_id ON w (id);
CREATE TABLE m (id int, at int) PARTITION BY RANGE (at);
CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM (0) TO (5);
CREATE INDEX outside_m ON m (id);
