CREATE TABLE stays (id int);
CREATE TABLE good (price int DEFAULT 1, taxed int GENERATED ALWAYS AS (price * 2) STORED, name text DEFAULT 'none');
CREATE TABLE book (price int DEFAULT NULL, taxed int, name text DEFAULT 'untitled', isbn text) INHERITS (good);
CREATE TABLE map () INHERITS (good);
ALTER TABLE good ADD CONSTRAINT cheap CHECK (price < 1000) NOT VALID;
