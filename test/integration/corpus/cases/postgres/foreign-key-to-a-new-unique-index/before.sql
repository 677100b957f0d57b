-- A foreign key that stands on a unique index instead of a constraint.

create table u (a integer, b integer);
create table t (a integer, b integer);
