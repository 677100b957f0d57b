CREATE TABLE bookings (during int4range);
CREATE TABLE seats (id integer);
