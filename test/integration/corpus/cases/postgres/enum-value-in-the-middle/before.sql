-- A value joins an enum in its place and is the default of a column at once: it takes a transaction of its own.

create type status as enum ('new', 'done');
create table jobs (id integer, status status not null default 'new');
