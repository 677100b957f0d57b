create sequence numbers start 10 increment 5 cache 3;
alter sequence numbers as integer;
create table a (id bigint not null default nextval('numbers'));
create sequence others as smallint maxvalue 99 cycle;
create table b (id bigint not null default nextval('others'));
alter sequence others owned by b.id;
