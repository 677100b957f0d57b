create table a (
  id bigint generated always as identity (maxvalue 5000000000),
  n integer generated always as identity (start 50000 increment -1 minvalue -60000 maxvalue 60000)
);
