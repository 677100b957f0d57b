-- How the columns of a materialized view are kept and counted is changed in place.
CREATE TABLE word (id int, text text);
CREATE MATERIALIZED VIEW long_words AS SELECT id, text FROM word WHERE length(text) > 9;
ALTER MATERIALIZED VIEW long_words ALTER COLUMN id SET STATISTICS 70;
ALTER MATERIALIZED VIEW long_words ALTER COLUMN text SET STORAGE external;
CREATE INDEX long_words_text ON long_words (text);
