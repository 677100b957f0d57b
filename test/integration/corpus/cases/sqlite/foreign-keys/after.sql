create table p (a integer, b integer, unique (a, b));
create table t (
  a integer, b integer, c integer,
  foreign key (a, b) references p (a, b) on update cascade deferrable initially deferred
);
create table s (id integer primary key, up integer references s (id), p integer references p);
