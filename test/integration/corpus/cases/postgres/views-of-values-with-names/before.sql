-- Only a list of names before AS keeps VALUES from becoming a query inside of another one.
CREATE VIEW sizes (code, label) AS VALUES (1, 'small'), (2, 'large');
CREATE MATERIALIZED VIEW levels (level) AS VALUES (1), (2);
