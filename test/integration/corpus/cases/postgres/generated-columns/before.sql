-- Generated columns come, change their expression, and stay as plain ones.

create table t (
  a integer, b integer,
  total integer generated always as (a + b) stored,
  kept integer generated always as (a * 2) stored,
  plain integer
);
create index on t (total);
