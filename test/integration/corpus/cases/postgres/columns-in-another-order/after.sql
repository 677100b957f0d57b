create table t (b text default 'x', a integer, d integer not null, c integer);
create view v as select * from t;
