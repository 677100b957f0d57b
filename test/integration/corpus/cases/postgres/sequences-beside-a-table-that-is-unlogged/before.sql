-- A table that becomes logged or unlogged takes the sequences along that it owns, but not those that leave it or come to it.
CREATE UNLOGGED TABLE counted (id serial, other integer);
CREATE SEQUENCE comes;
ALTER SEQUENCE comes OWNED BY counted.other;
CREATE TABLE plain (id serial, other serial);
