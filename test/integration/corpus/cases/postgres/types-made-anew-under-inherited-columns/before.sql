-- Columns that come from above wait, and take their new type, together with those above.
CREATE TYPE state AS ENUM ('open', 'done', 'lost');
CREATE TYPE step AS (state state, day date);
CREATE DOMAIN code AS varchar(5) CHECK (value <> '');
CREATE TABLE task (id int, state state DEFAULT 'open', step step, code code, codes code[]);
CREATE TABLE urgent_task (until date) INHERITS (task);
CREATE TABLE very_urgent_task () INHERITS (urgent_task);
CREATE TABLE job (id int, state state, step step, code code) PARTITION BY RANGE (id);
CREATE TABLE job_1 PARTITION OF job FOR VALUES FROM (1) TO (10) PARTITION BY RANGE (id);
CREATE TABLE job_1_1 PARTITION OF job_1 FOR VALUES FROM (1) TO (5);
