-- A type that is made anew keeps its owner, its privileges and its comment.
ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO pg_read_all_data;
CREATE TYPE kept AS ENUM ('a', 'b');
COMMENT ON TYPE kept IS 'kept';
ALTER TYPE kept OWNER TO pg_monitor;
REVOKE ALL ON TYPE kept FROM PUBLIC;
GRANT USAGE ON TYPE kept TO pg_signal_backend;
REVOKE ALL ON TYPE kept FROM pg_read_all_data;
CREATE TABLE t (k kept);
CREATE TYPE changed AS ENUM ('a', 'b');
ALTER TYPE changed OWNER TO pg_monitor;
GRANT USAGE ON TYPE changed TO pg_signal_backend;
