create type status as enum ('new', 'running', 'done');
create table jobs (id integer, status status not null default 'running');
