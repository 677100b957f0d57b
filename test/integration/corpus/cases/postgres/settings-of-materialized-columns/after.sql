CREATE TABLE word (id int, text text);
CREATE MATERIALIZED VIEW long_words AS SELECT id, text FROM word WHERE length(text) > 9;
ALTER MATERIALIZED VIEW long_words ALTER COLUMN id SET (n_distinct = 5);
ALTER MATERIALIZED VIEW long_words ALTER COLUMN text SET COMPRESSION pglz;
CREATE INDEX long_words_text ON long_words (text);
CREATE MATERIALIZED VIEW short_words AS SELECT text FROM word WHERE length(text) < 9;
ALTER MATERIALIZED VIEW short_words ALTER COLUMN text SET STATISTICS 50;
