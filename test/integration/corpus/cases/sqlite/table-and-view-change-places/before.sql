-- A name passes from a table to a view and back.

create table base (id integer);
create table things (id integer);
create view names as select id from base;
