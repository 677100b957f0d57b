create table t (a integer, b integer, c text,
  constraint u unique (a) include (c) with (fillfactor = 70),
  constraint v unique (b) deferrable initially deferred);
comment on constraint u on t is 'one a';
