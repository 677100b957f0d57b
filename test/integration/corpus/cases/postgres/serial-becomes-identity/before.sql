-- A serial column turns into an identity: its sequence goes, another comes.

create table orders (id serial primary key, note text);
create table items (id bigserial, order_id integer references orders);
