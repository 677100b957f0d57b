-- The server's own comment on the schema public may go.
COMMENT ON SCHEMA public IS 'ours';
