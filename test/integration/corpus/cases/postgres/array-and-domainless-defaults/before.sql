-- Defaults that the server writes in its own words.

create table t (id integer);
