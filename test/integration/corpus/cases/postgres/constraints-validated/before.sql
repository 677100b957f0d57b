-- What was NOT VALID is validated, and the other way round.

create table t (a integer, b integer, constraint a_positive check (a > 0) not valid, constraint b_small check (b < 9));
create table u (a integer primary key);
alter table t add constraint t_u foreign key (a) references u not valid;
