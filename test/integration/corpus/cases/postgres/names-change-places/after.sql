create table a (x integer, y integer constraint c check (y > 1));
create table b (x integer constraint c check (x > 1), y integer);
create index j on a (x);
create index i on b (y);
create table s (x integer);
create sequence t increment 2;
