create function next_code() returns text language sql as $$ select 'c' $$;
create table t (a integer, b text, c text);
create view kept as select a, b, c from t;
alter view kept alter column b set default 'z';
alter view kept alter column c set default next_code();
create view made_anew as select a, c from t;
alter view made_anew alter column c set default next_code();
create view come as select b from t;
alter view come alter column b set default 'y';
