create table t (a integer, b integer as (a + 2) virtual, c integer, d integer as (a * 3) stored, e text as (a || '!'));
create index i on t (b);
