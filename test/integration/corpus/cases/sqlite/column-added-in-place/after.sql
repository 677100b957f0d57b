create table t (a integer primary key, b text not null default 'x', c integer references u (a));
create table u (a integer primary key, d text collate nocase);
