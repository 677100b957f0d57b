CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TABLE notes (id integer PRIMARY KEY, score bigint, feeling mood);
CREATE STATISTICS by_score ON id, score FROM notes;
ALTER STATISTICS by_score SET STATISTICS 50;
COMMENT ON STATISTICS by_score IS 'kept';
CREATE STATISTICS by_feeling ON id, feeling FROM notes;
ALTER STATISTICS by_feeling SET STATISTICS 0;
CREATE PUBLICATION some_columns FOR TABLE notes (id, feeling) WHERE (id > 0);
