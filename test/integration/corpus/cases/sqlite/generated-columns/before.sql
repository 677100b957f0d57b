-- Generated columns, virtual and stored, come, change and go.

create table t (a integer, b integer as (a + 1) virtual, c integer as (a * 2) stored, d integer);
create index i on t (b);
