CREATE SUBSCRIPTION changes CONNECTION 'host=localhost dbname=other' PUBLICATION "Two", one
  WITH (connect = false, slot_name = 'a_slot', binary = true, streaming = on, synchronous_commit = 'local', disable_on_error = true);
CREATE SUBSCRIPTION made_anew CONNECTION 'host=localhost' PUBLICATION one
  WITH (connect = false, slot_name = 'waits', two_phase = true);
