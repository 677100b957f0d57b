-- The index behind a key has a comment of its own beside that on the constraint.
CREATE TABLE goods (id integer PRIMARY KEY, code text CONSTRAINT goods_code UNIQUE, place integer, EXCLUDE (place WITH =));
COMMENT ON INDEX goods_pkey IS 'the first';
COMMENT ON INDEX goods_code IS 'of codes';
COMMENT ON CONSTRAINT goods_code ON goods IS 'no code twice';
CREATE TABLE bills (id integer PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE bills_first PARTITION OF bills FOR VALUES FROM (1) TO (9);
COMMENT ON INDEX bills_first_pkey IS 'a part';
