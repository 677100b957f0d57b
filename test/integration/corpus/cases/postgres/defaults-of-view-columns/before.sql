-- A column of a view has a default of its own, which stays where the view does and comes back where it is made anew.

create function next_code() returns text language sql as $$ select 'c' $$;
create table t (a integer, b text, c text);
create view kept as select a, b from t;
alter view kept alter column a set default 1;
alter view kept alter column b set default 'x';
create view made_anew as select a, b, c from t;
alter view made_anew alter column c set default next_code();
create view gone as select b from t;
alter view gone alter column b set default 'y';
