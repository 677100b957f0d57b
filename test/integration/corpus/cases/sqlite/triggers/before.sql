-- Triggers change, fire on other columns, and stand on views.

create table t (a integer, b text);
create table log (t text);
create view v as select a from t;
create trigger one after insert on t begin insert into log values ('in'); end;
create trigger two before delete on t when old.a > 0 begin delete from log; end;
