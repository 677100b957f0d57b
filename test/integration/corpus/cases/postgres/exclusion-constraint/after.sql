create extension btree_gist;
create table bookings (room integer, guest integer, during tsrange,
  exclude using gist (room with =, during with &&) where (room > 0),
  constraint one_bed exclude using gist (guest with =, during with &&) deferrable);
