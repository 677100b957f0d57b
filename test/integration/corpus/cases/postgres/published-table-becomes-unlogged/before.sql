-- An unlogged table can't be published: the publication lets go of it before.

create table a (id integer primary key);
create table b (id integer primary key);
create publication several for table a, b;
create publication one for table a;
