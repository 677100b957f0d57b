-- Indexes, constraints and sequences of the same names on other tables.

create table a (x integer constraint c check (x > 0), y integer);
create table b (x integer, y integer constraint c check (y > 0));
create index i on a (x);
create index j on b (y);
create sequence s increment 2;
create table t (x integer);
