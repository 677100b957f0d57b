CREATE TABLE stays (id int);
REVOKE USAGE ON TYPE int8 FROM PUBLIC;
REVOKE USAGE ON TYPE varchar FROM PUBLIC;
GRANT SELECT (rolname, rolsuper) ON pg_catalog.pg_authid TO PUBLIC;
