-- NOT NULL comes and goes with keys, identities and defaults.

create table t (a integer not null, b integer, c integer not null default 5, d integer primary key);
