-- A rowid becomes AUTOINCREMENT, another loses it.

create table a (id integer primary key, x text);
create table b (id integer primary key autoincrement, x text);
