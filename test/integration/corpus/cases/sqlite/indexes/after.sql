create table t (a text, b integer, c text);
create index i_order on t (a desc, b collate nocase);
create index i_where on t (b) where a is not null and b > 0;
create index i_expression on t (upper(a), b + 1);
create index i_unique on t (a);
create unique index i_new on t (c collate nocase desc);
