CREATE TABLE parent (x integer, g integer GENERATED ALWAYS AS (x + 1) STORED);
CREATE TABLE child (own text) INHERITS (parent);
CREATE TABLE same () INHERITS (parent);
CREATE TABLE keeps (x integer, g integer GENERATED ALWAYS AS (x + 1) STORED);
ALTER TABLE keeps INHERIT parent;
CREATE TABLE below () INHERITS (same);
CREATE INDEX same_g ON same (g);
CREATE VIEW gs AS SELECT g FROM child;
