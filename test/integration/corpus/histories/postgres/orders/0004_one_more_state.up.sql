alter type app.state add value 'lost' before 'paid';
create view app.open_orders as select id, total from app.orders where state = 'open';
