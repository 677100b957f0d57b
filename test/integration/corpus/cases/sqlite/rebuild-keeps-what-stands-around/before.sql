-- A change that needs a rebuild keeps rows, indexes, triggers and views.

create table users (id integer primary key, name text, age text);
create index by_name on users (name);
create view adults as select name from users where age > 17;
create table log (what text);
create trigger watch after update on users begin insert into log values (new.name); end;
create table posts (id integer primary key, author integer references users (id) on delete cascade);
