create table t (
  id integer primary key, a text default (lower('X')), b integer default -5, c text default current_timestamp,
  d real default 1.5e3, e blob default x'00ff', f text default null, g boolean default true, h text default ''
);
