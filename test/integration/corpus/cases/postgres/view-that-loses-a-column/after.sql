create table t (a integer, b integer);
create view v as select a from t with local check option;
create view w as select a from v;
create materialized view m as select a from w;
create unique index on m (a);
comment on materialized view m is 'kept';
comment on column m.a is 'the one';
