CREATE TABLE counted (a integer, b integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME counted_a_seq));
CREATE TABLE named (a integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME free));
CREATE SEQUENCE given;
CREATE TABLE first (id integer CONSTRAINT two PRIMARY KEY, code integer CONSTRAINT three UNIQUE);
CREATE TABLE second (id integer CONSTRAINT code PRIMARY KEY, first integer REFERENCES first);
CREATE TABLE third (id integer CONSTRAINT one PRIMARY KEY);
