-- The primary key changes while foreign keys point at it.

create table accounts (id integer primary key, code text not null);
create table entries (id integer primary key, account integer references accounts (id) on delete cascade);
create table notes (account integer not null, foreign key (account) references accounts (id));
