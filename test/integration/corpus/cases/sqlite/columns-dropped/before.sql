-- Columns go that indexes, checks and keys stand on.

create table t (a integer, b text unique, c integer, d integer check (d > c), e text);
create index i on t (c, e);
