-- Timing and actions of foreign keys change.

create table u (id integer primary key, code text unique);
create table t (
  a integer constraint fa references u,
  b text constraint fb references u (code) on delete cascade on update restrict,
  c integer constraint fc references u deferrable initially deferred
);
