-- A whole schema goes and comes back, with types, sequences, tables and views in it.

create schema shop;
create type shop.state as enum ('open', 'paid');
create sequence shop.numbers;
create table shop.customers (id serial primary key, name text not null unique);
create table shop.orders (
  no bigint primary key default nextval('shop.numbers'), customer integer references shop.customers,
  state shop.state default 'open', total numeric(10, 2) check (total >= 0)
);
create index on shop.orders (customer) where state = 'open';
create view shop.open_orders as select o.no, c.name from shop.orders o join shop.customers c on c.id = o.customer;
create materialized view shop.totals as select customer, sum(total) from shop.orders group by customer;
