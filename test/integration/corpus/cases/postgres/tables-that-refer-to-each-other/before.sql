-- Two new tables with foreign keys to each other, and one with a key to itself.

create table places (id integer primary key);
