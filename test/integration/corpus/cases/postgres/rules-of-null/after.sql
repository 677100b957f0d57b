create table t (a integer, b integer not null default 0, c integer, d integer not null, primary key (b));
