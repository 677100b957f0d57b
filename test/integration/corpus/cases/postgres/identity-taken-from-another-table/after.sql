CREATE TABLE original (id int GENERATED ALWAYS AS IDENTITY, name text);
COMMENT ON SEQUENCE original_id_seq IS 'more numbers';
CREATE TABLE copy (LIKE original INCLUDING IDENTITY);
CREATE TABLE becomes_usual (id int NOT NULL GENERATED ALWAYS AS IDENTITY, name text);
CREATE TABLE changes (id int GENERATED ALWAYS AS IDENTITY);
COMMENT ON SEQUENCE changes_id_seq IS 'other numbers';
