-- Collation, storage, compression and statistics of columns.

create table t (a text, b text collate "C", c text, d integer);
create index on t (b);
