-- The sequence behind an identity column has a name of its own, which may change.

create table a (id integer generated always as identity);
create table b (id integer generated always as identity (sequence name numbers increment 2));
create sequence free;
