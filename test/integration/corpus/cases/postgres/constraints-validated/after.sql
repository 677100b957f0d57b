create table t (a integer, b integer, constraint a_positive check (a > 0));
alter table t add constraint b_small check (b < 9) not valid;
create table u (a integer primary key);
alter table t add constraint t_u foreign key (a) references u;
