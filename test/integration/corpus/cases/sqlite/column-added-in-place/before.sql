-- A column that ALTER TABLE can add is added so, with its default and reference.

create table t (a integer primary key);
create table u (a integer primary key);
