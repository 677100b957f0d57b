create table base (id integer);
create view things as select id from base;
create table names (id integer);
