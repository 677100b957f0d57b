create table a (id integer primary key autoincrement, x text);
create table b (id integer primary key, x text);
