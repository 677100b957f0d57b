CREATE TABLE counted (id integer NOT NULL, other integer);
CREATE SEQUENCE counted_id_seq AS integer;
CREATE SEQUENCE comes;
CREATE UNLOGGED TABLE plain (id serial, other integer NOT NULL);
CREATE SEQUENCE plain_other_seq AS integer;
