INSERT INTO holder VALUES (1, ROW(1, 'a,b'), ARRAY[ROW(2, NULL)::part]), (2, NULL, NULL);
INSERT INTO domain_holder VALUES (ROW(3, 'c'));
INSERT INTO holder_holder VALUES (ROW(1, ROW(4, 'd'), NULL));
INSERT INTO summaries VALUES (ROW(1, 'x'));
INSERT INTO loose_holder VALUES (ROW(1, 'y'));
