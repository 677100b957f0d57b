import type { Journey } from './journey';

const t = `create table t (id integer primary key, a integer, b text); create materialized view m as select a, b from t;`;

/** Extended statistics. */
const statistics: readonly Journey[] = [
  {
    what: 'statistics of every sort come and go',
    before: t,
    after: `${t} create schema app; create statistics app."S 1" (ndistinct, mcv) on a, b from t; create statistics e on (a + 1), lower(b) from t;
      create statistics one on (lower(b)) from t; alter statistics one set statistics 50; create statistics of_view on a, b from m;
      comment on statistics e is 'e'; alter statistics one owner to pg_monitor; alter table t alter b set statistics 7;`,
  },
  {
    what: 'statistics change, in place and under columns that do',
    before: `${t} create statistics s on a, b from t; create statistics u on a, id from t; alter statistics u set statistics 9; create statistics v (mcv) on a, b, id from t;`,
    after: `create table t (id integer primary key, a text, c text); create materialized view m as select a, c from t;
      create statistics s (dependencies) on a, c from t; create statistics u on a, id from t;`,
  },
];

const wrapper = `create foreign data wrapper w options (debug 'x''y');`;

/** Foreign data wrappers, servers, user mappings and foreign tables. */
const foreign: readonly Journey[] = [
  {
    what: 'wrappers, servers, user mappings and foreign tables come and go',
    before: '',
    after: `${wrapper} create server "S 1" type 't' version '1' foreign data wrapper w options (host 'h', dbname 'd');
      create user mapping for public server "S 1"; create user mapping for pg_monitor server "S 1" options (user 'u', password 'p');
      create foreign table f (id integer options (column_name 'ID') not null, a text collate "C" default 'x', constraint c check (id > 0)) server "S 1" options (table_name 'T');
      comment on foreign data wrapper w is 'w'; comment on server "S 1" is 's'; comment on foreign table f is 'f'; comment on column f.a is 'a';
      grant usage on foreign server "S 1" to pg_monitor; grant usage on foreign data wrapper w to public; grant select on f to public;
      create table p (id integer, a text) partition by list (id); create foreign table p1 partition of p for values in (1) server "S 1";
      create view v as select id from f;`,
  },
  {
    what: 'their options change in place, a server of another type is made anew',
    before: `${wrapper} create server s version '1' foreign data wrapper w options (host 'h', dbname 'd'); create server r foreign data wrapper w;
      create user mapping for public server s options (user 'u'); create foreign table f (id integer options (column_name 'x'), b text) server s options (table_name 'T', schema_name 'q');
      create foreign table g (id integer) server r; comment on foreign table g is 'g';`,
    after: `create foreign data wrapper w options (other 'z'); create server s version '2' foreign data wrapper w options (host 'i', port '1'); create server r type 't' foreign data wrapper w;
      create user mapping for public server s options (user 'v', password 'x'); create foreign table f (id bigint options (column_name 'y', other 'z'), c text options (a 'b')) server s options (table_name 'U');
      create foreign table g (id integer) server r; comment on foreign table g is 'g';`,
  },
];

const tables = `create schema app; create table t (id integer primary key, a text); create table app."U u" (id integer primary key);`;

const publications: readonly Journey[] = [
  {
    what: 'publications of tables and of all tables',
    before: `${tables} create publication gone for table t; create publication p for table t with (publish = 'insert'); create publication q for all tables;`,
    after: `${tables} create publication p for table app."U u", t; create publication q with (publish_via_partition_root = true, publish = 'update, delete');
      comment on publication p is 'p'; alter publication p owner to postgres;`,
  },
  {
    what: 'a published table comes, goes and changes',
    before: `${tables} create publication p for table app."U u", t; create publication q for table t;`,
    after: `create schema app; create table t (id bigint primary key, a text, b text); create table n (x integer); create publication p for table n, t; create publication q;`,
  },
  {
    what: 'columns, rows and whole schemas are published',
    since: 15,
    before: `${tables} create publication p for table t (id, a) where (a <> 'x'), table app."U u"; create publication s for tables in schema app;`,
    after: `create schema app; create table t (id integer primary key, a varchar(9)); create table app."U u" (id integer primary key);
      create publication p for table t (id) where (id > 1), table app."U u"; create publication s for tables in schema public, app;`,
  },
  {
    what: 'computed columns are published',
    since: 18,
    before: `${tables} create publication p for table t;`,
    after: `${tables} create publication p for table t with (publish_generated_columns = stored);`,
  },
];

/** What tells the planner more, and what binds a database to others. */
export const remotePairs: readonly Journey[] = [...statistics, ...foreign, ...publications];
