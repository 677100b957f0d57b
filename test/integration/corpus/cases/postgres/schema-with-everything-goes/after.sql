create table plain (id integer);
