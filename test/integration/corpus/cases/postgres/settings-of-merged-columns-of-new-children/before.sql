-- A new child's own column takes storage and compression from the same column above where nothing is said for it.
CREATE TABLE top (note text COMPRESSION pglz, body text);
ALTER TABLE top ALTER body SET STORAGE MAIN;
