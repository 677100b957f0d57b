-- Operators of an extension go, and the server has its own of the same names: whatever was bound to the former is bound anew.

CREATE EXTENSION intarray;
CREATE TABLE t (id integer PRIMARY KEY, a integer[]);
CREATE VIEW v AS SELECT id FROM t WHERE a && ARRAY[1, 2];
CREATE VIEW over_v AS SELECT id FROM v;
CREATE POLICY p ON t USING (a @> ARRAY[1]);
CREATE RULE r AS ON DELETE TO t WHERE old.a && ARRAY[1] DO INSTEAD NOTHING;
ALTER TABLE t ADD COLUMN d boolean DEFAULT (ARRAY[1] && ARRAY[2]);
ALTER TABLE t ADD CONSTRAINT k CHECK (a && ARRAY[1]);
CREATE INDEX i ON t ((a && ARRAY[1]));
CREATE FUNCTION f() RETURNS boolean BEGIN ATOMIC SELECT ARRAY[1] && ARRAY[2]; END;
CREATE FUNCTION fires() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (new.a && ARRAY[1]) EXECUTE FUNCTION fires();
