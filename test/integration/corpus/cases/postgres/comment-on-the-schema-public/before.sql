-- The schema public comes with a comment of the server's own, which may change.
CREATE TABLE t (id int);
