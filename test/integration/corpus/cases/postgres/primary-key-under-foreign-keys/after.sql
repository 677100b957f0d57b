create table accounts (id bigint, code text not null, constraint accounts_pk primary key (id, code), unique (id));
create table entries (id integer primary key, account bigint references accounts (id) on delete cascade);
create table notes (account bigint not null, foreign key (account) references accounts (id) not valid);
