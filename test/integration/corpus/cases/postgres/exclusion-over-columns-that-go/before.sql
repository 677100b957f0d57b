-- A column in an expression or the condition of an exclusion doesn't take it along.
CREATE TABLE bookings (during int4range, room integer, open boolean,
  CONSTRAINT one_at_a_time EXCLUDE USING gist (during WITH &&, int4range(room, room, '[]') WITH =) WHERE (open));
CREATE TABLE seats (seat integer, EXCLUDE (seat WITH =));
