create table t (a integer) with (autovacuum_enabled = off, fillfactor = 60);
create index i on t (a) with (deduplicate_items = off, fillfactor = 80);
create table u (a integer) with (toast.autovacuum_enabled = off, parallel_workers = 2, fillfactor = 50);
