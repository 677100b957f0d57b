create table t (a integer, b integer);
create view v with (security_barrier = true) as select a, a + b as c from t where b > 0;
create view w as select a from v;
