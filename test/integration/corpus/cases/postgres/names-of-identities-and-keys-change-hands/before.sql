-- What is altered in place gives its name up before another takes it: sequences of identities, and keys.
CREATE TABLE counted (a integer GENERATED ALWAYS AS IDENTITY, b integer);
CREATE TABLE named (a integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME given));
CREATE SEQUENCE free;
CREATE TABLE first (id integer CONSTRAINT one PRIMARY KEY, code integer CONSTRAINT code UNIQUE);
CREATE TABLE second (id integer CONSTRAINT two PRIMARY KEY, first integer REFERENCES first);
CREATE TABLE third (id integer CONSTRAINT three PRIMARY KEY);
