-- A child of two parents whose defaults came to differ: it takes one of them, has its own or none.
CREATE TABLE kept (id integer DEFAULT 1);
CREATE TABLE kept_too (id integer DEFAULT 1);
