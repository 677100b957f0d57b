create extension citext;
create table users (email citext unique, tags citext[]);
create index on users (email);
