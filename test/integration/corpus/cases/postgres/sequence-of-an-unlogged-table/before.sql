-- An unlogged table may own sequences that are logged.
CREATE UNLOGGED TABLE stays (id int);
