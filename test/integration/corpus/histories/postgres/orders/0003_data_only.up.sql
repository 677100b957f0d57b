update app.orders set total = 3 where state = 'paid';
