INSERT INTO orders (at) VALUES (5), (20);
INSERT INTO refunds VALUES (1, 5);
INSERT INTO names VALUES ('a', 'b');
INSERT INTO sizes VALUES (1, 'b');
INSERT INTO states VALUES ('new');
INSERT INTO shards VALUES (3, 'b');
INSERT INTO tree VALUES (11, 11), (2, 11);
