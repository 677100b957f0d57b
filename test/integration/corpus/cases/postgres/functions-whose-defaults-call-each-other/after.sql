CREATE FUNCTION low(price integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT price';
CREATE FUNCTION high(price integer DEFAULT low()) RETURNS integer LANGUAGE sql AS 'SELECT price';
CREATE OR REPLACE FUNCTION low(price integer DEFAULT high(2)) RETURNS integer LANGUAGE sql AS 'SELECT price';
CREATE TABLE prices (net integer DEFAULT low());
CREATE FUNCTION rounded(price integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT price';
CREATE FUNCTION of_kind(name text, kind anyelement DEFAULT 1) RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
CREATE FUNCTION kind(price integer DEFAULT of_kind('book')) RETURNS integer LANGUAGE sql AS 'SELECT price';
CREATE OR REPLACE FUNCTION of_kind(name text, kind anyelement DEFAULT kind(2))
  RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
CREATE OR REPLACE FUNCTION rounded(price integer DEFAULT low())
  RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT high(price); END;
CREATE OR REPLACE FUNCTION low(price integer DEFAULT rounded(high(2))) RETURNS integer LANGUAGE sql AS 'SELECT price';
