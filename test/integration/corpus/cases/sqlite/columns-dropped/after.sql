create table t (a integer, e text);
