CREATE UNLOGGED TABLE stays (id int, other serial);
ALTER SEQUENCE stays_other_seq SET LOGGED;
CREATE UNLOGGED TABLE logged (id serial);
ALTER SEQUENCE logged_id_seq SET LOGGED;
CREATE UNLOGGED TABLE unlogged (id serial);
