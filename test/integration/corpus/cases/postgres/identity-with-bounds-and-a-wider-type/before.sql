-- The bounds of an identity fit its type all the time, on the way to a wider type and back.

create table a (id integer generated always as identity, n smallint generated always as identity);
