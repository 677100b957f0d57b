-- What was set for a column goes back to what its type brings, on every version.

create table t (a integer, b text, c numeric(10, 2), d integer[], e inet);
alter table t alter a set statistics 17, alter a set (n_distinct = -0.5);
alter table t alter b set storage external, alter b set compression pglz;
alter table t alter c set storage plain, alter d set storage external, alter e set storage extended;
