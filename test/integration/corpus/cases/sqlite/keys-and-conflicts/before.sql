-- Keys over several columns, with their order, collation and what a conflict does.

create table t (a text, b integer, c text unique, primary key (a, b));
