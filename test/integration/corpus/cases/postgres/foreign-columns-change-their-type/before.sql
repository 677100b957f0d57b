-- The values of a foreign table are elsewhere: nothing is said of how they become those of another type.

create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table far (id integer, a text, b bigint) server s;
