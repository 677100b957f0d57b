-- A subscription comes, changes and goes without a word to its publisher.
CREATE SUBSCRIPTION changes CONNECTION 'host=localhost' PUBLICATION one
  WITH (connect = false, slot_name = NONE);
COMMENT ON SUBSCRIPTION changes IS 'ours';
CREATE SUBSCRIPTION made_anew CONNECTION 'host=localhost' PUBLICATION one
  WITH (connect = false, slot_name = 'waits');
CREATE SUBSCRIPTION goes CONNECTION 'host=localhost' PUBLICATION one
  WITH (connect = false, slot_name = 'waits');
