COMMENT ON SCHEMA public IS 'ours';
CREATE TABLE t (id int);
