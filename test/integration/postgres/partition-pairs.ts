import type { Journey } from './journey';

const measures = `create table measures (id integer not null, at date not null, city text default 'x', primary key (id, at)) partition by range (at);`;
const y20 = `create table y20 partition of measures for values from ('2020-01-01') to ('2021-01-01');`;
const rest = `create table rest partition of measures default;`;

/** Partitioned tables, their partitions, and what these have from above. */
export const partitionPairs: readonly Journey[] = [
  {
    what: 'partitioned tables of every strategy come and go with partitions below partitions',
    before: '',
    after: `create schema app; create function app.f(text) returns text immutable language sql as 'select $1';
      ${measures} ${y20} ${rest}
      create table app.kinds (a text collate "C", b integer generated always as (length(a)) stored, c integer check (c > 0)) partition by list (a collate "POSIX");
      create table app."Kind 1" partition of app.kinds for values in ('a', 'it''s', null) partition by hash (c);
      create table app.k11 partition of app."Kind 1" (constraint own check (c < 9), unique (c)) for values with (modulus 2, remainder 0);
      create table app.k12 partition of app."Kind 1" (c default 7 not null) for values with (modulus 2, remainder 1);
      create table app.calls (a text) partition by range (app.f(a), a text_pattern_ops);
      create index on app.kinds (c); create unique index u on measures (at, id) include (city); create index named on app.k11 (c desc);
      comment on table y20 is 'y'; comment on column y20.city is 'c'; comment on index app.kinds_c_idx is 'i';
      alter table y20 alter city set default 'y'; alter table rest alter city drop default;`,
  },
  {
    what: 'partitions are attached and detached with their rows, bounds change',
    before: `${measures} ${y20} create table y21 (id integer not null, at date not null, city text, constraint y21_key primary key (id, at));
      create table a partition of measures for values from ('2019-01-01') to ('2020-01-01');`,
    after: `${measures} create table y20 (id integer not null, at date not null, city text default 'x', primary key (id, at));
      create table y21 (id integer not null, at date not null, city text, constraint y21_key primary key (id, at));
      alter table measures attach partition y21 for values from ('2021-01-01') to ('2022-01-01');
      create table a partition of measures for values from ('2018-01-01') to ('2020-01-01');`,
    rows: `insert into measures values (1, '2020-05-05', 'x'), (2, '2019-01-01', 'q'); insert into y21 values (1, '2021-02-03')`,
    same: `select id, at, city from y20 union all select id, at, city from y21 union all select id, at, city from a order by 1, 2`,
  },
  {
    what: 'columns come, change and go above',
    before: `${measures} ${y20} ${rest} alter table measures add gone integer default 1, add kept text; alter table y20 alter kept set default 'p';
      create view v as select city, kept from y20;`,
    after: `${measures} ${y20} ${rest} alter table measures add made integer not null default 3, add kept varchar(9) not null, alter city type varchar(50), alter city set default 'z', alter city set not null;
      alter table y20 alter made set default 4, alter city set default 'w'; alter table rest alter kept set statistics 7;
      create view v as select city, kept from y20;`,
    rows: `insert into measures values (1, '2020-05-05', 'a', 1, 'k'), (2, '2022-05-05', 'b', 2, 'l')`,
    same: `select id, at, city::text from measures order by 1`,
  },
  {
    what: 'indexes, keys and checks come and go above, each part under a name of its own',
    before: `${measures} ${y20} ${rest}`,
    after: `create table measures (id integer not null, at date not null, city text default 'x') partition by range (at);
      ${y20} ${rest} alter table measures add constraint positive check (id > 0), add constraint k unique (at, city);
      alter table y20 add constraint own check (id > 1); create index by_city on measures (city);
      alter index y20_city_idx rename to "of y20"; alter table rest rename constraint rest_at_city_key to "key of rest";
      create index alone on y20 (at, id); comment on constraint positive on y20 is 'p'; alter index "of y20" set (fillfactor = 50);`,
    rows: `insert into measures values (2, '2020-05-05', 'a'), (3, '2022-05-05', 'b')`,
    same: 'select id, at, city from measures order by 1',
  },
  {
    what: 'an index without parts above, parts join it later',
    before: `${measures} ${y20} ${rest} create index i on only measures (city); create index y20_i on y20 (city);`,
    after: `${measures} ${y20} ${rest} create index i on measures (city); alter index y20_city_idx rename to y20_i;`,
  },
  {
    what: 'foreign keys to and from partitioned tables',
    before: `create table cities (name text primary key); create table t (id integer, at date);
      ${measures} ${y20} ${rest}`,
    after: `create table cities (name text primary key); ${measures} ${y20} ${rest}
      create table t (id integer, at date, foreign key (id, at) references measures on delete cascade);
      alter table measures add constraint f foreign key (city) references cities deferrable;
      alter table y20 add constraint g foreign key (city) references cities on update cascade;`,
    rows: `insert into cities values ('x'); insert into measures values (1, '2020-05-05'); insert into t values (1, '2020-05-05')`,
    same: 'select id, at from t',
  },
  {
    what: 'what a partition had from above becomes its own when it leaves',
    before: `create table cities (name text primary key); create function tf() returns trigger language plpgsql as 'begin return new; end';
      ${measures} ${y20} ${rest} alter table measures add constraint f foreign key (city) references cities, add constraint c check (id > 0);
      create trigger g before insert on measures for each row execute function tf();`,
    after: `create table cities (name text primary key); create function tf() returns trigger language plpgsql as 'begin return new; end';
      create table y20 (id integer not null, at date not null, city text default 'x', constraint c check (id > 0), primary key (id, at), constraint f foreign key (city) references cities);
      ${measures} create table rest (id integer not null, at date not null, city text default 'x', primary key (id, at));
      alter table measures add constraint f foreign key (city) references cities, add constraint c check (id > 0);
      create trigger g before insert on measures for each row execute function tf();`,
    rows: `insert into cities values ('x'); insert into measures values (1, '2020-05-05'), (2, '2022-05-05')`,
    same: 'select id, at, city from y20 union select id, at, city from rest order by 1',
  },
  {
    what: 'the table above goes, the partition stays',
    before: `${measures} ${y20} ${rest} create index i on measures (city); create view v as select id from y20;`,
    after: `create table y20 (id integer not null, at date not null, city text default 'x', primary key (id, at));
      create index y20_city_idx on y20 (city); create view v as select id from y20;`,
    rows: `insert into measures values (1, '2020-05-05')`,
    same: 'select id, at, city from y20',
  },
  {
    what: 'row triggers, policies, identity and replica identity of partitions',
    before: `create function tf() returns trigger language plpgsql as 'begin return new; end'; ${measures} ${y20}`,
    after: `create function tf() returns trigger language plpgsql as 'begin return new; end'; ${measures} ${y20}
      create trigger g after insert on measures for each row execute function tf(); create trigger h before update on y20 for each row execute function tf();
      alter table y20 enable row level security; create policy p on y20 using (id > 0); alter table y20 replica identity using index y20_pkey;`,
  },
  {
    what: 'identity above',
    since: 17,
    before: `create table t (id bigint generated always as identity, a integer) partition by list (a); create table t1 partition of t for values in (1);`,
    after: `create table t (id bigint not null, a integer) partition by list (a); create table t1 (id bigint generated by default as identity, a integer);
      create table t2 partition of t for values in (2);`,
  },
  {
    what: 'a table is shared out in another way, its partitions get other types and defaults',
    before: `create table t (k integer, a bytea default 'x', b integer default 1) partition by list (k); create table t1 partition of t for values in (1);`,
    after: `create table t (k integer, a text default 'y', b bigint default 2) partition by range (k); create table t1 partition of t for values from (1) to (5);
      alter table t1 alter a set default 'z';`,
    rows: `insert into t values (1, null, 3)`,
    same: 'select k, a::text, b::text from t1',
  },
];

/** Tables with columns from other tables or from a type. */
export const inheritancePairs: readonly Journey[] = [
  {
    what: 'children of several tables and typed tables come and go',
    before: '',
    after: `create schema app; create type app.pair as (a integer, b text);
      create table base (id integer not null, note text default 'n', constraint c check (id > 0), constraint alone check (id < 99) no inherit);
      create table app.other (id integer not null, more text); create table app.child (own integer, id integer default 5) inherits (base, app.other);
      create table app.below (constraint d check (own > 0)) inherits (app.child); alter table app.below alter note set default 'm', alter more set not null;
      create table typed of app.pair (a not null default 3, primary key (a)); create table app.bare of app.pair;
      comment on column app.child.note is 'c'; create index on app.child (note);`,
  },
  {
    what: 'a table gets other tables above it where it stands',
    before: `create table p (a integer, b text, constraint c check (a > 0)); create table q (b text); create table t (a integer, b text, x integer, constraint c check (a > 0)) inherits (q);`,
    after: `create table p (a integer, b text, constraint c check (a > 0)); create table q (b text); create table t (a integer, b text, x integer, constraint c check (a > 0)) inherits (p);`,
    rows: `insert into t values ('b', 1, 2)`,
    same: 'select a, b from t',
  },
  {
    what: 'columns and checks come, change and go above and reach what is below',
    before: `create table p (a integer, b text, gone integer, constraint old check (a > 0)); create table t (x integer) inherits (p); create table u () inherits (t); create view v as select a, b from u;`,
    after: `create table p (a bigint not null, b text default 'p', made text default 'm', constraint new check (a > 1)); create table t (x integer) inherits (p); create table u () inherits (t);
      alter table t alter b set default 't', alter made drop default; alter table u alter b drop default; create view v as select a, b from u;`,
    rows: `insert into p values (2, 'p'); insert into t values (3, 't'); insert into u values (4, 'u')`,
    same: 'select a::text, b from p order by 1',
  },
  {
    what: 'a check that nobody checked reaches tables that are made below unchecked',
    before: `create table p (a integer); alter table p add constraint c check (a > 0) not valid; create table q (a integer not null);`,
    after: `create table p (a integer); create table t () inherits (p); create table u () inherits (t); alter table p add constraint c check (a > 0) not valid;
      create table q (a integer primary key); create table v () inherits (q); alter table q add constraint d check (a > 0) not valid;`,
  },
  {
    what: 'what goes above stays below as its own',
    before: `create table p (a integer, gone text, constraint c check (a > 0)); create table t (gone text, constraint c check (a > 0)) inherits (p);`,
    after: `create table p (a integer); create table t (gone text, constraint c check (a > 0)) inherits (p);`,
    rows: `insert into t values (1, 'x')`,
    same: 'select a, gone from t',
  },
  {
    what: 'columns that a table has of its own come from above alone, with their values',
    before: `create table p (a integer, b text, constraint c check (a > 0)); create table t (a integer default 7, d integer not null, constraint c check (a > 0)) inherits (p);
      create table u (x integer) inherits (t); create index i on u (a, d);
      create function f() returns trigger language plpgsql as 'begin raise exception ''it fires''; end'; create trigger g before update on t for each row execute function f();
      alter table t enable row level security; alter table t force row level security; create policy y on t using (a < 0);`,
    after: `create table p (a integer, b text, d integer, constraint c check (a > 0)); create table t () inherits (p); alter table t alter a set default 7, alter d set not null;
      create table u (x integer) inherits (t); create index i on u (a, d);
      create function f() returns trigger language plpgsql as 'begin raise exception ''it fires''; end'; create trigger g before update on t for each row execute function f();
      alter table t enable row level security; alter table t force row level security; create policy y on t using (a < 0);`,
    rows: `insert into p values (1, 'p'); insert into t values (2, 't', 3); insert into u values (4, 'u', 5, 6)`,
    same: 'select a, b, (select max(d) from t) as d from p order by 1',
  },
  {
    what: 'partitions become children, which have their columns from above alone',
    before: `create table p (a integer not null, b text) partition by list (a); create table t partition of p for values in (1); create table u (a integer not null, b text); create index on u (b);`,
    after: `create table p (a integer not null, b text); create table t () inherits (p); create table u () inherits (p); create index on u (b);`,
    rows: `insert into p values (1, 'p'); insert into u values (2, 'u')`,
    same: 'select a, b, (select max(b) from u) as u from t',
  },
  {
    what: 'a typed table follows its type, lets it go and takes another',
    before: `create type pair as (a integer, b text); create type two as (a integer); create table t of pair; create table u of pair; create table v (a integer);`,
    after: `create type pair as (a integer, b text, c date); create type two as (a integer); create table t of pair; create table u (a integer, b text); create table v of two;`,
    rows: `insert into t values (1, 'x')`,
    same: 'select a, b from t',
  },
  {
    what: 'a table is clustered on an index or a key',
    before: `create table t (id integer primary key, a integer); create index i on t (a); alter table t cluster on i; create table u (a integer);`,
    after: `create table t (id integer primary key, a integer); alter table t cluster on t_pkey; create table u (a integer); create index j on u (a); alter table u cluster on j;`,
  },
];
