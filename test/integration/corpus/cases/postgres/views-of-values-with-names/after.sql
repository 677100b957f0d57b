CREATE VIEW sizes (code, name) AS VALUES (1, 'small'), (3, 'huge');
CREATE MATERIALIZED VIEW levels (level, "Label") AS VALUES (1, 'a'), (2, 'b');
CREATE VIEW parts AS SELECT * FROM (VALUES (1, 'x')) AS part (id, label);
CREATE VIEW plain AS VALUES (1), (2);
