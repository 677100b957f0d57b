-- Every part of an index changes once.

create table t (a text, b integer, c text);
create index i_order on t (a, b);
create index i_where on t (b) where a is not null;
create index i_expression on t (lower(a));
create unique index i_unique on t (a);
