create table app.orders (id serial primary key, state text not null default 'open', total numeric(10, 2));
create index orders_state on app.orders (state);
insert into app.orders (state, total) values ('open', 1), ('paid', 2.50);
