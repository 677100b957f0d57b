create function slug(text) returns text language sql immutable as $$ select lower(regexp_replace($1, '\W+', '-', 'g')) $$;
create function answer() returns integer language sql as 'select 42';
create table t (a text, b text generated always as (slug(a)) stored, n integer default answer(),
  check (slug(a) <> ''));
create unique index on t (slug(a));
