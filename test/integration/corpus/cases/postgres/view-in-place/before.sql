-- A view that only gains columns at its end is replaced where it stands; what stands on it stays.

create table t (a integer, b integer);
create view v as select a from t;
create view w as select a from v;
