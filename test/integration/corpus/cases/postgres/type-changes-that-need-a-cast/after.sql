create table t (
  a integer default 5, b uuid not null, c boolean default true, d date, e timestamptz default now(),
  f bigint[] default '{1,2}', g integer, h jsonb default '{}', i char(3) default 'x'
);
create index on t (a);
