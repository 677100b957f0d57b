-- A schema public that was made anew has no list of privileges: nobody but its owner may use it.
DROP SCHEMA public;
CREATE SCHEMA public;
CREATE TABLE t (a integer);
