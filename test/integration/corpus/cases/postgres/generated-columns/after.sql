create table t (
  a integer, b integer,
  total integer generated always as (a - b) stored,
  kept integer,
  plain integer generated always as (b * 3) stored
);
create index on t (total);
