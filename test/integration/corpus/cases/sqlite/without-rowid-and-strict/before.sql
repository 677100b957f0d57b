-- Tables change how they are stored.

create table a (k text primary key, v);
create table b (k text primary key, v) without rowid;
create table c (k text primary key, v text) strict;
