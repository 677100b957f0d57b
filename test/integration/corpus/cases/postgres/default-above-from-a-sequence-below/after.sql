create table other (a integer);
create table upper (id integer);
create table lower (b integer) inherits (upper);
create sequence counter owned by lower.b;
alter table only upper alter column id set default nextval('counter');
