-- Storage options keep the order in which they were given.

create table t (a integer) with (fillfactor = 70);
create index i on t (a) with (fillfactor = 80);
