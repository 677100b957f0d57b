-- Every part of an index definition changes once.

create table t (a integer, b text, c jsonb, d integer[], e point);
create index i_order on t (a, b);
create index i_method on t (b);
create index i_class on t (b);
create index i_where on t (a) where b is not null;
create index i_include on t (a) include (b);
create index i_expression on t (lower(b));
create unique index i_unique on t (a, b);
create index i_json on t using gin (c);
