-- An enum that loses a value is made anew under its columns, arrays, defaults, indexes and checks.

create type mood as enum ('sad', 'ok', 'happy');
create table people (id integer, mood mood default 'ok', moods mood[] default '{ok,happy}'::mood[],
  constraint not_sad check (mood <> 'ok'));
create index on people (mood);
create index on people (id) where mood = 'ok';
create view happy as select id, mood from people where mood = 'happy';
