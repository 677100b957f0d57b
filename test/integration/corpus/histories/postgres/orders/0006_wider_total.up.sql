begin;
drop view app.open_orders;
alter table app.orders alter column total type numeric(12, 2);
create view app.open_orders as select id, total, state from app.orders where state = 'open';
commit;
