-- The values of a foreign table lie elsewhere, so that its columns change their types without a cast.
CREATE FOREIGN DATA WRAPPER wires;
CREATE SERVER far FOREIGN DATA WRAPPER wires;
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE pair AS (a integer, b text);
CREATE TYPE was AS ENUM ('a');
CREATE FOREIGN TABLE notes (id text OPTIONS (name 'ID'), at integer DEFAULT 3, how mood DEFAULT 'ok', hows mood[], two pair, gone was, twice bigint GENERATED ALWAYS AS (1) STORED) SERVER far;
CREATE VIEW ids AS SELECT id, how, two FROM notes;
