-- No two bookings of one room at a time; then also no two guests.

create extension btree_gist;
create table bookings (room integer, guest integer, during tsrange,
  exclude using gist (room with =, during with &&));
