-- A table that gets other parents keeps its columns as inherited ones, and its parents in their order.
CREATE TABLE old_parent (id bigint NOT NULL, note text, CONSTRAINT positive CHECK (id > 0));
CREATE TABLE stays (at date);
CREATE TABLE child (own polygon) INHERITS (stays, old_parent);
CREATE TABLE alone (own integer) INHERITS (old_parent);
CREATE TABLE retyped (own polygon, id bigint NOT NULL, note text, CONSTRAINT positive CHECK (id > 0)) INHERITS (old_parent);
CREATE INDEX ON retyped (id);
CREATE VIEW ids AS SELECT id FROM retyped;
