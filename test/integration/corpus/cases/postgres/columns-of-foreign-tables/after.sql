CREATE FOREIGN DATA WRAPPER wires;
CREATE SERVER far FOREIGN DATA WRAPPER wires;
CREATE TYPE mood AS ENUM ('happy', 'ok');
CREATE TYPE pair AS (b integer, a date);
CREATE DOMAIN was AS integer;
CREATE FOREIGN TABLE notes (id integer OPTIONS (name 'ID'), at date DEFAULT '2024-01-01', how mood DEFAULT 'happy', hows mood[], two pair, gone was, twice text GENERATED ALWAYS AS ('1') STORED) SERVER far;
CREATE VIEW ids AS SELECT id, how, two FROM notes;
