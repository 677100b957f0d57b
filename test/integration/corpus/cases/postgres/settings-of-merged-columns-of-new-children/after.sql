CREATE TABLE top (note text COMPRESSION pglz, body text);
ALTER TABLE top ALTER body SET STORAGE MAIN;
CREATE TABLE usual (note text, body text) INHERITS (top);
ALTER TABLE usual ALTER note SET COMPRESSION default;
ALTER TABLE usual ALTER body SET STORAGE EXTENDED;
CREATE TABLE as_above (note text, body text) INHERITS (top);
CREATE TABLE other (note text, body text) INHERITS (top);
ALTER TABLE other ALTER body SET STORAGE EXTERNAL;
