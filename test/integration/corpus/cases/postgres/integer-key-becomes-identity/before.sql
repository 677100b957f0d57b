-- A key that somebody gave numbers to is numbered by the server from now on, be it at the end of its type.

create table up (id integer primary key, name text);
create table small (id smallint primary key);
create table down (id integer primary key);
