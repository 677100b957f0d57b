-- Privileges on a type of the server are said under its own name, as GRANT does not know bigint; a column of a catalog too.
CREATE TABLE stays (id int);
