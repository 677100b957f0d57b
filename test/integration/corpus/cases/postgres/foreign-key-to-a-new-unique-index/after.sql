create table u (a integer, b integer);
create unique index u_ab on u (b, a);
create table t (a integer, b integer, foreign key (a, b) references u (a, b) match full);
