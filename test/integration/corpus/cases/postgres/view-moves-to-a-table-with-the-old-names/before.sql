-- A view in place would need the new table, which takes names of the old one, which the view still needs: it is made anew.
CREATE TABLE old_stock (id serial PRIMARY KEY, name text);
ALTER SEQUENCE old_stock_id_seq RENAME TO stock_ids;
ALTER TABLE old_stock RENAME CONSTRAINT old_stock_pkey TO stock_key;
CREATE VIEW names AS SELECT name FROM old_stock;
CREATE VIEW short_names AS SELECT left(name, 3) AS name FROM names;
COMMENT ON VIEW names IS 'all of them';
