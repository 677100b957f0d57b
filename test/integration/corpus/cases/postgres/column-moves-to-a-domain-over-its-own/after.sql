CREATE DOMAIN code AS text COLLATE "C";
CREATE DOMAIN short_code AS code CHECK (length(VALUE) < 9);
CREATE TABLE parts (code short_code, others short_code[]);
