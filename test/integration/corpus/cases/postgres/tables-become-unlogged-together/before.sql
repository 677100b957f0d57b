-- A logged table never refers to an unlogged one: who refers goes first, and back the one that is referred to.
CREATE TABLE author (id int PRIMARY KEY);
CREATE TABLE article (id int PRIMARY KEY, author_id int REFERENCES author);
CREATE TABLE comment (id int PRIMARY KEY, article_id int REFERENCES article, author_id int REFERENCES author);
-- A circle of keys waits until all its tables are there.
CREATE TABLE part (id int PRIMARY KEY REFERENCES part, first_id int);
CREATE TABLE step (id int PRIMARY KEY, part_id int REFERENCES part);
ALTER TABLE part ADD FOREIGN KEY (first_id) REFERENCES step;
COMMENT ON CONSTRAINT part_first_id_fkey ON part IS 'where it begins';
-- A key that goes while its table stays logged, and the view that its table goes after.
CREATE TABLE target (id int PRIMARY KEY);
CREATE TABLE zone (id int PRIMARY KEY, target_id int REFERENCES target);
CREATE VIEW v AS SELECT id FROM zone;
