-- Types that the server casts by itself only when told so.

create table t (
  a text default '5', b varchar(9) not null, c integer default 1, d text, e timestamp default now(),
  f integer[] default '{1}', g numeric(10, 2), h json, i text default 'x'
);
create index on t (a);
