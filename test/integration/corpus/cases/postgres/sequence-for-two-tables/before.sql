-- One sequence numbers two tables; then each gets its own.

create sequence numbers start 10;
create table a (id bigint not null default nextval('numbers'));
create table b (id bigint not null default nextval('numbers'));
