create table users (id integer primary key, name varchar(200) not null);
create view names as select id, name from users;
create view long_names as select name from names where length(name) > 10;
comment on view names is 'who is there';
comment on column names.name is 'as they like to be called';
