-- Statistics and indexes made again for another type lose their targets; what a publication sends keeps its type while it is sent.
CREATE TYPE mood AS ENUM ('sad', 'fair', 'glad');
CREATE TABLE notes (id integer PRIMARY KEY, score integer, feeling mood);
CREATE STATISTICS by_score ON id, score FROM notes;
ALTER STATISTICS by_score SET STATISTICS 50;
COMMENT ON STATISTICS by_score IS 'kept';
CREATE STATISTICS by_feeling ON id, feeling FROM notes;
ALTER STATISTICS by_feeling SET STATISTICS 0;
CREATE PUBLICATION some_columns FOR TABLE notes (id, feeling) WHERE (id > 0);
CREATE INDEX scored ON notes ((score IS NULL), id);
ALTER INDEX scored ALTER COLUMN 1 SET STATISTICS 300;
ALTER TABLE notes CLUSTER ON scored;
