-- The column waits aside: the domain that it leaves is made anew below the one that it goes to.
CREATE DOMAIN code AS text;
CREATE TABLE parts (code code, others code[]);
