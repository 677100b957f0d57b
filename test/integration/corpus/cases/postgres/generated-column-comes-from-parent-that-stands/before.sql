-- A parent gets a generated column that its child has as its own: the child then has it from there alone.
CREATE TABLE parent (x integer);
CREATE TABLE child (g integer GENERATED ALWAYS AS (x + 2) STORED, own text) INHERITS (parent);
CREATE TABLE same (g integer GENERATED ALWAYS AS (x + 1) STORED) INHERITS (parent);
CREATE TABLE keeps (g integer GENERATED ALWAYS AS (x + 1) STORED) INHERITS (parent);
CREATE TABLE below () INHERITS (same);
CREATE INDEX same_g ON same (g);
CREATE VIEW gs AS SELECT g FROM child;
