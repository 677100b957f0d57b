create unlogged table a (id integer primary key);
create table b (id integer primary key);
create table c (id integer primary key);
create publication several for table b, c;
create publication one;
