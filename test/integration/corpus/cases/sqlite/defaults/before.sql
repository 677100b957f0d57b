-- Defaults as literals, key words and expressions.

create table t (id integer primary key, a text default 'x', b integer default 5);
