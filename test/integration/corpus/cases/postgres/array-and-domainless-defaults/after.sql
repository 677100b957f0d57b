create table t (
  id integer default -1,
  a text[] default array['x', 'y'], b integer[] default '{}', c jsonb default '{"a": [1, 2]}',
  d timestamptz default current_timestamp, e date default 'today'::text::date, f interval default '1 day 2 hours',
  g bit(4) default b'1010', h boolean default (not false), i text default 'a' || 'b', j numeric(5, 2) default 1.50,
  k text default null, l time default '10:00', m uuid default gen_random_uuid(), n "char" default 'x',
  o point default '(1,2)', p int4range default '[1,5)', q bytea default '\xdead', r inet default '10.0.0.1'
);
