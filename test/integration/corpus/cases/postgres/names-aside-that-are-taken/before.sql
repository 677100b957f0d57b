-- What stands aside for a moment takes no name that something has, before or afterwards.
CREATE TYPE mood AS ENUM ('good', 'bad', 'mixed');
CREATE TYPE mood__old AS ENUM ('fine');
CREATE TABLE diary (mood mood);
-- A column becomes one from above alone: the old one waits beside the new one, and a table stands above for a moment.
CREATE TABLE parent (id integer);
CREATE TABLE child (e integer NOT NULL, e_aside text) INHERITS (parent);
CREATE TABLE child_above (id integer);
CREATE TABLE kid () INHERITS (child);
-- A column that comes with a new parent comes from such a table too.
CREATE TABLE pet (id integer);
CREATE SEQUENCE pet_name_above;
