-- An extension that can't move to another schema is made anew there.
CREATE SCHEMA a;
CREATE EXTENSION xml2 SCHEMA a;
