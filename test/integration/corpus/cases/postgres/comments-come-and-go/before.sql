-- Comments on every kind of thing that a table has.

create table t (a integer primary key, b integer);
create index i on t (b);
comment on table t is 'old';
comment on column t.b is 'gone';
