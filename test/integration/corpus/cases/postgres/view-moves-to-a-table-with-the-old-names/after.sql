CREATE TABLE new_stock (id serial PRIMARY KEY, name text);
ALTER SEQUENCE new_stock_id_seq RENAME TO stock_ids;
ALTER TABLE new_stock RENAME CONSTRAINT new_stock_pkey TO stock_key;
CREATE VIEW names AS SELECT name FROM new_stock;
CREATE VIEW short_names AS SELECT left(name, 3) AS name FROM names;
COMMENT ON VIEW names IS 'all of them';
