create index concurrently orders_total on app.orders (total) where state <> 'lost';
