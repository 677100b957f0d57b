-- Columns that hold rows of a table or view wait as texts while that is written anew, becomes something else or another view.
CREATE TABLE part (id integer, name text);
CREATE TABLE holder (id integer, part part, parts part[]);
CREATE DOMAIN part_domain AS part;
CREATE TABLE domain_holder (part part_domain);
CREATE TABLE holder_holder (holder holder);
CREATE VIEW seen AS SELECT (part).id FROM holder;
CREATE VIEW summary AS SELECT id, name FROM part;
CREATE TABLE summaries (summary summary);
CREATE TABLE loose (id integer, name text);
CREATE TABLE loose_holder (loose loose);
CREATE TYPE kind AS ENUM ('a');
CREATE TABLE kinds (kind kind);
