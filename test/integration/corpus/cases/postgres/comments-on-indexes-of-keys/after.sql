CREATE TABLE goods (id bigint PRIMARY KEY, code text, part text, CONSTRAINT goods_code UNIQUE (code, part), place integer, EXCLUDE (place WITH =));
COMMENT ON INDEX goods_pkey IS 'the key';
COMMENT ON INDEX goods_code IS 'of codes';
COMMENT ON INDEX goods_place_excl IS 'of places';
CREATE TABLE bills (id integer PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE bills_first PARTITION OF bills FOR VALUES FROM (1) TO (9);
COMMENT ON INDEX bills_pkey IS 'the whole';
CREATE TABLE notes (id integer CONSTRAINT "Key of notes" PRIMARY KEY);
COMMENT ON INDEX "Key of notes" IS 'new';
