create table u (id integer primary key, code text unique);
create table t (
  a integer constraint fa references u deferrable initially deferred,
  b text constraint fb references u (code) match full on delete set null on update cascade,
  c integer constraint fc references u deferrable
);
