-- A small shop: what models can say of a database, and what around it they leave as it is.
create schema shop;
create type shop.state as enum ('', 'open', 'paid', 'sent back');
comment on type shop.state is 'An empty label is one too.';

create table shop.customers (
  id bigint generated always as identity (start with 100),
  name text not null,
  email varchar(200) collate "C" not null,
  joined timestamp(3) with time zone not null default now(),
  tags text[] not null default '{}',
  initial text generated always as (substr(name, 1, 1)) stored,
  constraint customers_pkey primary key (id) include (name),
  unique (email)
);
comment on table shop.customers is 'Who buys.';
comment on column shop.customers.email is 'Where the bill goes.';
create index customers_by_name on shop.customers (lower(name) text_pattern_ops, joined desc nulls last) where name <> '';

-- The sequence keeps its name when the table gets another.
create table shop.carts (id serial primary key, customer bigint, state shop.state not null default 'open');
alter table shop.carts rename to orders;
alter table shop.orders
  add constraint orders_customer_fkey foreign key (customer) references shop.customers match full on delete set null not valid,
  add constraint orders_id_check check (id > 0) no inherit;

create sequence shop.bills start 1000 increment 10 maxvalue 999990 cycle;

create view shop.open_orders as select id, customer from shop.orders where state = 'open';
comment on column shop.open_orders.customer is 'Who waits.';
create view shop.busy as select customer, count(*) as orders from shop.open_orders group by customer;
create materialized view shop.totals as select customer, count(*) as orders from shop.orders group by customer;
create unique index totals_customer on shop.totals (customer);

create function shop.touch() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger touched before update on shop.orders for each row execute function shop.touch();

-- Another tool's record of what it did.
create table schema_migrations (version text primary key);
