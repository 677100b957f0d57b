create table t (a integer not null, b integer not null);
create unique index i on t (a, b);
alter table t replica identity using index i;
create unlogged table u (id serial, a text);
alter table u replica identity full;
