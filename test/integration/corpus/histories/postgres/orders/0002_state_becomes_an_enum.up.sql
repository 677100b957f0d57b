create type app.state as enum ('open', 'paid');
drop index app.orders_state;
alter table app.orders alter column state drop default;
alter table app.orders alter column state type app.state using state::app.state;
alter table app.orders alter column state set default 'open';
