create table theirs (id integer);
alter table theirs owner to pg_monitor;
create table ours (id integer);
create sequence counter owned by ours.id;
