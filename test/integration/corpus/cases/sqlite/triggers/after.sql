create table t (a integer, b text);
create table log (t text);
create view v as select a, b from t;
create trigger one after update of a, b on t begin insert into log values ('up; and '' quoted'); end;
create trigger three instead of insert on v begin insert into t values (new.a, case when new.b = '' then null else new.b end); end;
