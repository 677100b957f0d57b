-- Privileges on a type of the server are said under its own name: GRANT doesn't know bigint.
CREATE TABLE stays (id int);
