CREATE FUNCTION ping(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION pong(integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT ping($1 - 1); END;
CREATE OR REPLACE FUNCTION ping(integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT pong($1 - 1); END;
CREATE FUNCTION even(n integer, OUT yes boolean, OUT "how many" integer) LANGUAGE sql AS 'SELECT true, 1';
CREATE FUNCTION odd(n integer DEFAULT 3) RETURNS SETOF record LANGUAGE sql BEGIN ATOMIC SELECT yes FROM even(n); END;
CREATE OR REPLACE FUNCTION even(n integer, OUT yes boolean, OUT "how many" integer) LANGUAGE sql
  BEGIN ATOMIC SELECT true, a FROM odd(n) AS (a integer); END;
CREATE FUNCTION grade(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE TABLE pupils (mark integer, grade integer GENERATED ALWAYS AS (grade(mark)) STORED, CHECK (grade(mark) > 0));
CREATE OR REPLACE FUNCTION grade(integer) RETURNS integer LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT count(*)::integer FROM pupils; END;
CREATE FUNCTION part(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE TABLE parts (id integer) PARTITION BY LIST (part(id));
CREATE OR REPLACE FUNCTION part(integer) RETURNS integer LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT max(id) FROM parts; END;
CREATE FUNCTION start() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE starts (n integer DEFAULT start());
CREATE OR REPLACE FUNCTION start() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT max(n) FROM starts; END;
CREATE FUNCTION is_fit(starts) RETURNS boolean LANGUAGE sql AS 'SELECT true';
ALTER TABLE starts ADD CHECK (is_fit(starts));
