-- A sequence goes to a new table from one that belongs to another role, and must belong to the owner of the new one.

create table theirs (id integer);
create sequence counter owned by theirs.id;
alter table theirs owner to pg_monitor;
