create table t (a text collate "C", b text, c text, d integer);
create index on t (b);
alter table t alter c set storage external, alter c set compression pglz, alter d set statistics 200;
alter table t alter d set (n_distinct = -0.5, n_distinct_inherited = 3);
