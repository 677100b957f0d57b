create table a (k text primary key, v) without rowid;
create table b (k text primary key, v);
create table c (k text primary key, v any) strict, without rowid;
