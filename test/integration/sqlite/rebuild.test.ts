import { checkLoop } from './ddl-loop.js';

const pairs: readonly (readonly [string, string, string, string])[] = [
  [
    'a column becomes NOT NULL in a parent of cascading children',
    `CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT);
     CREATE TABLE c1 (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p ON DELETE CASCADE);
     CREATE TABLE c2 (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p (id) ON DELETE SET NULL ON UPDATE CASCADE);
     CREATE TABLE c3 (id INTEGER PRIMARY KEY, p INTEGER DEFAULT 1 REFERENCES p ON DELETE SET DEFAULT);
     CREATE TABLE c4 (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p ON DELETE RESTRICT)`,
    `CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT NOT NULL);
     CREATE TABLE c1 (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p ON DELETE CASCADE);
     CREATE TABLE c2 (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p (id) ON DELETE SET NULL ON UPDATE CASCADE);
     CREATE TABLE c3 (id INTEGER PRIMARY KEY, p INTEGER DEFAULT 1 REFERENCES p ON DELETE SET DEFAULT);
     CREATE TABLE c4 (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p ON DELETE RESTRICT)`,
    `INSERT INTO p VALUES (1, 'x'), (2, 'y'), (7, 'z');
     INSERT INTO c1 VALUES (1, 1), (2, 7); INSERT INTO c2 SELECT * FROM c1; INSERT INTO c3 SELECT * FROM c1;
     INSERT INTO c4 SELECT * FROM c1`,
  ],
  [
    'a table that refers to itself',
    'CREATE TABLE t (id INTEGER PRIMARY KEY, up INTEGER REFERENCES t ON DELETE CASCADE, a)',
    'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, up INTEGER REFERENCES t ON DELETE RESTRICT)',
    "INSERT INTO t VALUES (1, NULL, 'a'), (2, 1, 'b'), (3, 2, 'c'), (4, 4, 'd')",
  ],
  [
    'two tables that refer to each other, both made anew, with triggers on each other',
    `CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER REFERENCES b ON DELETE CASCADE, x);
     CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a ON DELETE CASCADE, y);
     CREATE TRIGGER ta AFTER DELETE ON a BEGIN DELETE FROM b WHERE b.a = old.id; END;
     CREATE TRIGGER tb AFTER DELETE ON b BEGIN DELETE FROM a WHERE a.b = old.id; END;
     CREATE TRIGGER ti AFTER INSERT ON a BEGIN INSERT INTO b (y) VALUES ('fired'); END`,
    `CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER REFERENCES b ON DELETE CASCADE, x TEXT);
     CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a ON DELETE CASCADE, y TEXT CHECK (y <> 'no'));
     CREATE TRIGGER ta AFTER DELETE ON a BEGIN DELETE FROM b WHERE b.a = old.id; END;
     CREATE TRIGGER tb AFTER DELETE ON b BEGIN DELETE FROM a WHERE a.b = old.id; END;
     CREATE TRIGGER ti AFTER INSERT ON a BEGIN INSERT INTO b (y) VALUES ('fired'); END`,
    "INSERT INTO a VALUES (1, 1, 'x'), (2, 2, 'xx'); DELETE FROM b; INSERT INTO b VALUES (1, 1, 'y'), (2, 1, 'yy')",
  ],
  [
    'views on views and triggers of a view stay while their table is made anew',
    `CREATE TABLE t (id INTEGER PRIMARY KEY, a, b);
     CREATE VIEW v1 AS SELECT id, a FROM t; CREATE VIEW v2 (n) AS SELECT count(*) FROM v1 JOIN t USING (id);
     CREATE TRIGGER iv INSTEAD OF INSERT ON v1 BEGIN INSERT INTO t (a) VALUES (new.a); END`,
    `CREATE TABLE t (id INTEGER PRIMARY KEY, b TEXT, a TEXT);
     CREATE VIEW v1 AS SELECT id, a FROM t; CREATE VIEW v2 (n) AS SELECT count(*) FROM v1 JOIN t USING (id);
     CREATE TRIGGER iv INSTEAD OF INSERT ON v1 BEGIN INSERT INTO t (a) VALUES (new.a); END`,
    "INSERT INTO t VALUES (1, 'a', 'b')",
  ],
  [
    'a view changes with the table it reads',
    'CREATE TABLE t (id INTEGER PRIMARY KEY, a); CREATE VIEW v AS SELECT a FROM t; CREATE VIEW w AS SELECT * FROM v',
    'CREATE TABLE t (id INTEGER PRIMARY KEY, b TEXT NOT NULL DEFAULT 1); CREATE VIEW v AS SELECT b FROM t; CREATE VIEW w AS SELECT * FROM v',
    'INSERT INTO t VALUES (1, 2)',
  ],
  [
    'WITHOUT ROWID and STRICT come and go',
    'CREATE TABLE t (k TEXT NOT NULL, n INTEGER NOT NULL, v TEXT, PRIMARY KEY (k, n DESC))',
    'CREATE TABLE t (k TEXT NOT NULL, n INTEGER NOT NULL, v TEXT, PRIMARY KEY (k, n DESC)) STRICT, WITHOUT ROWID',
    "INSERT INTO t VALUES ('a', 1, 'x'), ('a', 2, NULL), ('b', 1, '')",
  ],
  [
    'generated columns change, become plain and come back',
    'CREATE TABLE t (a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 2) STORED, c AS (a || b), d INTEGER)',
    'CREATE TABLE t (a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 2) VIRTUAL, c AS (a || b), d INTEGER NOT NULL)',
    'INSERT INTO t (a, d) VALUES (1, 1), (2, 2)',
  ],
  [
    'partial indexes and indexes on expressions come back',
    `CREATE TABLE t (a, b TEXT, c); CREATE UNIQUE INDEX i1 ON t (lower(b), c DESC) WHERE c > 0 AND b <> 'x';
     CREATE INDEX i2 ON t (b COLLATE NOCASE, a + 1)`,
    `CREATE TABLE t (a INT, b TEXT, c); CREATE UNIQUE INDEX i1 ON t (lower(b), c DESC) WHERE c > 0 AND b <> 'x';
     CREATE INDEX i2 ON t (b COLLATE NOCASE, a + 1 DESC)`,
    "INSERT INTO t VALUES (1, 'a', 1), (1, 'A', 2)",
  ],
  [
    'hostile names',
    `CREATE TABLE "a]b" ("order" TEXT, "it's" TEXT, "x ""y""" INTEGER, [back\`tick] TEXT, "ünï 🎉" TEXT CHECK ("ünï 🎉" <> 'a;b'),
       UNIQUE ("order"), UNIQUE ("order", "it's"));
     CREATE TABLE "select" ("from" INTEGER PRIMARY KEY, "a,b" TEXT REFERENCES "a]b" ("order"), 'quoted as text' BLOB);
     CREATE INDEX "index" ON "a]b" ("x ""y""");
     CREATE VIEW "a view" AS SELECT "it's" AS "an alias", 'text' FROM "a]b", "select";
     CREATE TRIGGER "a;trigger" AFTER UPDATE OF "order" ON "a]b" BEGIN SELECT 'END;'; UPDATE "select" SET "a,b" = new."order"; END`,
    `CREATE TABLE "a]b" ("it's" TEXT, "order" TEXT NOT NULL, "x ""y""" INTEGER, [back\`tick] TEXT, "ünï 🎉" TEXT CHECK ("ünï 🎉" <> 'a;b'),
       UNIQUE ("order"), UNIQUE ("order", "it's"));
     CREATE TABLE "select" ("from" INTEGER PRIMARY KEY, "a,b" TEXT DEFAULT 'it''s' REFERENCES "a]b" ("order"), 'quoted as text' BLOB);
     CREATE INDEX "index" ON "a]b" ("x ""y""");
     CREATE VIEW "a view" AS SELECT "it's" AS "an alias", 'text' FROM "a]b", "select";
     CREATE TRIGGER "a;trigger" AFTER UPDATE OF "order" ON "a]b" BEGIN SELECT 'END;'; UPDATE "select" SET "a,b" = new."order"; END`,
    `INSERT INTO "a]b" VALUES ('o', 'i', 1, 'b', 'u'); INSERT INTO "select" VALUES (1, 'o', x'00')`,
  ],
  [
    'a rowid that no column names',
    'CREATE TABLE t (a TEXT UNIQUE)',
    'CREATE TABLE t (a TEXT UNIQUE NOT NULL)',
    "INSERT INTO t VALUES ('z'), ('y'), ('x'); DELETE FROM t WHERE a = 'z'",
  ],
  [
    'a primary key moves to another column',
    'CREATE TABLE t (id INTEGER PRIMARY KEY, code TEXT NOT NULL)',
    'CREATE TABLE t (id INTEGER, code TEXT NOT NULL PRIMARY KEY)',
    "INSERT INTO t VALUES (5, 'a'), (9, 'b')",
  ],
  [
    'conflict clauses, named and unnamed constraints, collations',
    `CREATE TABLE t (a TEXT CONSTRAINT nn NOT NULL ON CONFLICT IGNORE COLLATE NOCASE, b INT UNIQUE ON CONFLICT REPLACE,
       c CHECK (c > 0) CHECK (c > 0), CONSTRAINT pk PRIMARY KEY (a COLLATE BINARY, b DESC) ON CONFLICT FAIL)`,
    `CREATE TABLE t (a TEXT NOT NULL, b INT, c CONSTRAINT positive CHECK (c > 0),
       CONSTRAINT u UNIQUE (b, c) ON CONFLICT ROLLBACK, UNIQUE (b, c))`,
    "INSERT INTO t VALUES ('a', 1, 1), ('A', 2, 2)",
  ],
  [
    'a parent goes, and the foreign key to it',
    'CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p ON DELETE CASCADE)',
    'CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER)',
    'INSERT INTO p VALUES (1); INSERT INTO c VALUES (1, NULL), (2, NULL)',
  ],
  [
    'tables that refer to each other go',
    `CREATE TABLE keep (id INTEGER PRIMARY KEY);
     CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER REFERENCES b); CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a)`,
    'CREATE TABLE keep (id INTEGER PRIMARY KEY)',
    'INSERT INTO a VALUES (1, 1); INSERT INTO b VALUES (1, 1); INSERT INTO keep VALUES (1)',
  ],
  [
    'a column is spelt with other capitals and keeps its values',
    'CREATE TABLE t (id INTEGER PRIMARY KEY, Name TEXT, CHECK (name <> 1))',
    'CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, CHECK (name <> 1))',
    "INSERT INTO t VALUES (1, 'n')",
  ],
  [
    'a view and a table change places, an index takes the name of a table',
    'CREATE TABLE t (a); CREATE VIEW v AS SELECT 1 AS a; CREATE TABLE z (a)',
    'CREATE TABLE v (a); CREATE VIEW t AS SELECT 1 AS a; CREATE INDEX z ON v (a)',
    'INSERT INTO t VALUES (1)',
  ],
  [
    'a view that is broken stands in nobody’s way',
    'CREATE TABLE t (a); CREATE VIEW broken AS SELECT * FROM main.nowhere',
    'CREATE TABLE t (a NOT NULL); CREATE VIEW broken AS SELECT * FROM main.nowhere',
    'INSERT INTO t VALUES (1)',
  ],
  [
    'foreign keys that were violated before stay as they are',
    'CREATE TABLE p (id INTEGER PRIMARY KEY, a); CREATE TABLE c (p INTEGER REFERENCES p)',
    'CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE c (p INTEGER REFERENCES p)',
    'INSERT INTO p VALUES (1, NULL); INSERT INTO c VALUES (1), (99)',
  ],
  [
    'a foreign key to columns that are no key doesn’t stop the work',
    'CREATE TABLE p (id INTEGER, a); CREATE TABLE c (p INTEGER REFERENCES p (id), b)',
    'CREATE TABLE p (id INTEGER, a TEXT); CREATE TABLE c (p INTEGER REFERENCES p (id), b TEXT)',
    "INSERT INTO p VALUES (1, 'a'); INSERT INTO c VALUES (1, 'b')",
  ],
];

test.each(pairs)('%s: there and back with every row', (_title, before, after, rows) => {
  checkLoop(before, after, rows);
});
