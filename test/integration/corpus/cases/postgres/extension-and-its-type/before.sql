-- An extension comes with a type that a column takes at once.

create table users (email text unique);
create index on users (email);
