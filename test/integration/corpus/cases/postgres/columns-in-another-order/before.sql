-- New columns stand last, wherever the other side has them.

create table t (a integer, c integer);
