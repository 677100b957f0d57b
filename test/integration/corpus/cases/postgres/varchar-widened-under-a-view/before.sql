-- A column grows under a view: the view goes, and comes back with its comment and its dependents.

create table users (id integer primary key, name varchar(20) not null);
create view names as select id, name from users;
create view long_names as select name from names where length(name) > 10;
comment on view names is 'who is there';
comment on column names.name is 'as they like to be called';
