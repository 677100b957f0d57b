-- The sequence of an identity that LIKE copies is a bigint whatever the column is; a comment on such a sequence stays.
CREATE TABLE original (id int GENERATED ALWAYS AS IDENTITY, name text);
CREATE TABLE becomes_usual (LIKE original INCLUDING IDENTITY);
CREATE TABLE changes (id int GENERATED ALWAYS AS IDENTITY);
COMMENT ON SEQUENCE changes_id_seq IS 'numbers';
