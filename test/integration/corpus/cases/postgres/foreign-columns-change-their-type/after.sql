create domain short as text check (length(value) < 5);
create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table far (id integer, a short, b date) server s;
