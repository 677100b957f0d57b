-- A function stands in an index, a check, a default and a generated column.

create table t (a text);
