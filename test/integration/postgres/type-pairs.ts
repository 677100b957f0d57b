import type { Journey } from './journey';

/** Domains: what changes in place, and what is made anew under the columns that hold its values. */
export const domainPairs: readonly Journey[] = [
  {
    what: 'a domain with all that it can have comes and goes',
    before: '',
    after: `create schema app; create sequence app.s;
      create domain app."Short text" as varchar(10) collate "C" default 'x''y' not null
        constraint "not empty" check (upper(value) <> '') check (value <> 'no') check (length(value) > 0);
      create domain app.id as bigint default nextval('app.s'); create domain app.ids as app.id[];
      create domain app.free as app.id; alter domain app.free drop default;
      alter domain app.id add constraint later check (value > 0) not valid;
      comment on domain app.id is 'it''s'; comment on constraint later on domain app.id is 'why';
      create table app.t (a app."Short text" default 'z', b app.id primary key, c app.ids);
      create view app.v as select a, b from app.t where a <> 'q';`,
  },
  {
    what: 'default, NOT NULL and checks change in place',
    before: `create domain d as integer default 1 constraint one check (value > 0) constraint two check (value < 9);
      comment on constraint one on domain d is 'x'; create table t (a d);`,
    after: `create domain d as integer default 2 not null constraint three check (value < 9) constraint one check (value > 1);
      comment on constraint three on domain d is 'y'; create table t (a d);`,
    rows: 'insert into t values (2), (3)',
    same: 'select a::text from t order by 1',
  },
  {
    what: 'a check becomes valid',
    before: `create domain d as integer; create table t (a d); alter domain d add constraint c check (value > 0) not valid;`,
    after: `create domain d as integer; create table t (a d); alter domain d add constraint c check (value > 0);`,
    rows: 'insert into t values (2), (3)',
    same: 'select a::text from t order by 1',
  },
  {
    what: 'the type below changes under columns, arrays, other domains and all that stands on them',
    before: `create domain d as integer default 1 not null check (value > 0); comment on domain d is 'kept';
      create domain e as d check (value < 100); create type c as enum ('a');
      create table p (id d primary key, more d[], big e default 5, m c, check (big > 3), unique (big, id));
      create table r (id d references p default 7, constraint x exclude using btree (id with =));
      create index on p (big) where big > 4; create index on p using hash (id);
      create view v as select id, big + 1 as n from p; comment on column v.n is 'next';
      create materialized view mv as select n from v; create index on mv (n);`,
    after: `create domain d as bigint default 1 not null check (value > 0); comment on domain d is 'kept';
      create domain e as d check (value < 100); create type c as enum ('a');
      create table p (id d primary key, more d[], big e default 5, m c, check (big > 3), unique (big, id));
      create table r (id d references p default 7, constraint x exclude using btree (id with =));
      create index on p (big) where big > 4; create index on p using hash (id);
      create view v as select id, big + 1 as n from p; comment on column v.n is 'next';
      create materialized view mv as select n from v; create index on mv (n);`,
    rows: `insert into p values (1, '{2,3}', 5, 'a'), (2, null, 9, null); insert into r values (1), (2)`,
    same: `select p.id::text, p.more::text, p.big::text, r.id::text as r from p join r using (id) order by 1`,
  },
  {
    what: 'a domain of text becomes one of numbers, and its column a plain one',
    before: `create domain d as text collate "C" check (value <> ''); create table t (a d default '7', b d[], c d);`,
    after: `create domain d as integer check (value <> 0); create table t (a d default 7, b d[], c text);`,
    rows: `insert into t values ('12', '{3,4}', '5'), (null, null, null)`,
    same: 'select a::text, b::text, c::text from t order by 1',
  },
  {
    what: 'columns move between a domain and its base',
    before: `create domain d as integer check (value > 0); create table t (a d default 3, b integer default 4 check (b > 1), c d);
      create index on t (a); create view v as select a, b from t;`,
    after: `create domain d as integer check (value > 0); create table t (a integer default 3, b d default 4 check (b > 1), c text);
      create index on t (a); create view v as select a, b from t;`,
    rows: 'insert into t values (1, 2, 3)',
    same: 'select a::text, b::text, c::text from t',
  },
  {
    what: 'a domain goes for good, its column stays',
    before: `create domain d as integer default 3; create domain e as d; create table t (a e, b d[]);`,
    after: `create table t (a integer, b integer[]);`,
    rows: `insert into t values (1, '{2}')`,
    same: 'select a::text, b::text from t',
  },
  {
    what: 'default and check come to have functions',
    before: `create domain d as text default 'x' check (value <> ''); create table t (a d);`,
    after: `create domain d as text default upper('x') check (value <> lower('A')); create table t (a d);`,
    rows: `insert into t values ('q')`,
    same: 'select a::text from t',
  },
  {
    what: 'rules come to a domain whose values lie in arrays and rows',
    before: `create domain d as integer; create domain e as d[]; create type p as (d d); create table t (a d, b d[], c e, p p[]);`,
    after: `create domain d as integer not null check (value > 0); create domain e as d[]; create type p as (d d);
      create table t (a d, b d[], c e, p p[]);`,
    rows: `insert into t values (1, '{2}', '{3}', '{(4)}')`,
    same: 'select a::text, b::text, c::text, p::text from t',
  },
  {
    what: 'the NOT NULL of a domain has a name',
    before: `create domain d as integer constraint filled not null; create domain e as integer;`,
    after: `create domain d as integer constraint nonempty not null; create domain e as integer constraint filled not null;`,
    since: 17,
  },
  {
    what: 'a function that a check and a default use is made anew',
    before: `create function f(v text) returns text language sql immutable as 'select v'; create table t (a text);
      create domain d as text default f('x') check (f(value) <> ''); create domain e as d; alter table t add b d, add c e[];`,
    after: `create function f(w text) returns text language sql immutable as 'select w'; create table t (a text);
      create domain d as text default f('x') check (f(value) <> ''); create domain e as d; alter table t add b d, add c e[];`,
    rows: `insert into t values ('a', 'b', '{c}')`,
    same: 'select a, b::text, c::text from t',
  },
];

/** Composite types. */
export const compositePairs: readonly Journey[] = [
  {
    what: 'a composite type with all that it can have comes and goes',
    before: '',
    after: `create schema app; create type app.mood as enum ('ok');
      create type app.inner as (a integer, "B c" varchar(7) collate "C", m app.mood[]);
      create type app.outer as (i app.inner, list app.inner[]); create type app.none as ();
      comment on type app.inner is 'x'; comment on column app.inner."B c" is 'y';
      create table app.t (o app.outer, n app.inner[] default '{}');
      create function app.f(app.inner) returns app.outer language sql as 'select null::app.outer';
      create view app.v as select ((o).i).a from app.t;`,
  },
  {
    what: 'attributes come and go in place',
    before: `create type p as (a integer, b text, c text); comment on column p.b is 'x'; comment on column p.c is 'y';
      create table t (v p, w p[]); create view v as select (v).a, (v).b from t; create index on t (((v).b));`,
    after: `create type p as (a integer, c text, d integer, e text collate "C"); comment on column p.c is 'z';
      create table t (v p, w p[]); create view v as select (v).a, (v).c from t; create index on t (((v).c));`,
    rows: `insert into t values ((1, null, 'c'), array[(2, null, 'd')::p]), (null, null)`,
    same: `select (v).a, (v).c, (w[1]).a as wa from t order by 1`,
  },
  {
    what: 'attributes of a type that no column holds change in place',
    before: `create type p as (a integer, b text); create function f(p) returns integer language sql as 'select 1';`,
    after: `create type p as (a bigint, b text collate "C"); create function f(p) returns integer language sql as 'select 1';`,
  },
  {
    what: 'attributes change places in a type that no column holds',
    before: `create type p as (a integer, b text); create type q as (p p); comment on type q is 'x';
      create function f(p) returns integer language sql as 'select 1';`,
    after: `create type p as (b text, c date, a integer); create type q as (p p); comment on type q is 'x';
      create function f(p) returns integer language sql as 'select 1';`,
  },
  {
    what: 'attributes get other types under columns, arrays and types of types',
    before: `create type p as (a integer, b text); create type q as (p p, l p[]); create domain d as p;
      create table t (v p default '(1,x)', w p[], x q, y d, unique (v)); create index on t (((v).a));
      create view v as select (x).l from t;`,
    after: `create type p as (a bigint, b varchar(9)); create type q as (p p, l p[]); create domain d as p;
      create table t (v p default '(1,x)', w p[], x q, y d, unique (v)); create index on t (((v).a));
      create view v as select (x).l from t;`,
    rows: `insert into t values ((1, 'x,"(y)'), array[(2, '')::p, null, (null, null)::p], ((3, null), '{"(4,)"}'), (5, 'z')),
      (null, null, null, null), ((null, null), '{}', (null, null), null)`,
    same: `select v::text, w::text, x::text, y::text from t order by 1, 2`,
  },
  {
    what: 'attributes change places, come, go and get other types under columns',
    before: `create type p as (a integer, b text, gone text, flag integer); create table t (id integer, v p not null default '(1,x,,)', w p);`,
    after: `create type p as (fresh date, b text, flag boolean, a text); create table t (id integer, v p not null default '(,x,,1)', w p);`,
    rows: `insert into t values (1, (1, 'x,"(y)', null, 0), null), (2, (null, null, null, 1), (2, '', null, null))`,
    same: `select id, (v).b, (v).flag::integer, (v).a::text, w is distinct from null as there from t order by 1`,
  },
  {
    what: 'attributes change places in arrays, domains and types of types',
    before: `create type p as (a integer, b text); create domain d as p[]; create type q as (p p, d d, n integer);
      create table t (id integer, w p[], x q[] default '{}', y d);`,
    after: `create type p as (c text, b varchar(3), a text); create domain d as p[]; create type q as (d d, p p, n integer);
      create table t (id integer, w p[], x q[] default '{}', y d);`,
    rows: `insert into t values (1, array[(2, 'x,"')::p, null, (null, null)::p], array[((1, '(x)'), array[(3, '')::p], 7)::q], array[(9, 'y')::p]), (2, null, '{}', null)`,
    same: `select id, (w[1]).b::text, (w[1]).a::text as a, w[2] is distinct from null as n, w[3] is distinct from null as r,
      ((x[1]).p).b::text as xb, ((x[1]).d)[1]::text like '%3%' as xd, (x[1]).n, (y[1]).a::text as ya from t order by 1`,
  },
  {
    what: 'a type of another kind has the name',
    before: `create type x as (a integer); create type y as enum ('a'); create domain z as text;`,
    after: `create type x as enum ('a'); create domain y as text; create type z as (a integer);`,
  },
];

/** Range types. */
export const rangePairs: readonly Journey[] = [
  {
    what: 'range types with all that they can have come and go',
    before: '',
    after: `create schema app; create function app.far(a date, b date) returns double precision language sql immutable as 'select (a - b)::double precision';
      create type app.days as range (subtype = date, subtype_diff = app.far, multirange_type_name = app.many);
      create type app."t range" as range (subtype = text, subtype_opclass = text_pattern_ops, collation = "C");
      comment on type app.days is 'x';
      create table app.t (d app.days default app.days('2020-01-01', '2021-01-01'), m app.many, x app."t range"[]);
      create view app.v as select app.many(d) from app.t;`,
  },
  {
    what: 'a range type is made anew under its columns',
    before: `create type r as range (subtype = integer); comment on type r is 'x';
      create table t (id integer, a r default r(1, 2), b rs.m, c r[], exclude using gist (a with &&));
      create index on t using gist (a); create view v as select lower(a) from t; create domain d as r; alter table t add d d;`.replace(
      'rs.m',
      'r_multirange',
    ),
    after: `create type r as range (subtype = bigint); comment on type r is 'x';
      create table t (id integer, a r default r(1, 2), b r_multirange, c r[], exclude using gist (a with &&));
      create index on t using gist (a); create view v as select lower(a) from t; create domain d as r; alter table t add d d;`,
    rows: `insert into t values (1, '[3,9)', '{[1,2),[5,)}', '{"[1,2)"}', 'empty'), (2, null, null, null, null)`,
    same: `select id, lower(a)::text as l, upper(a)::text as u, isempty(d) as e from t order by 1`,
  },
  {
    what: 'the multirange type gets another name in place',
    before: `create type r as range (subtype = float8); create table t (a r_multirange);`,
    after: `create schema s; create type r as range (subtype = float8, multirange_type_name = s.many); create table t (a s.many);`,
    rows: `insert into t values ('{[1,2)}')`,
    same: `select a::text from t`,
  },
];

/** Collations. */
export const collationPairs: readonly Journey[] = [
  {
    what: 'collations come and go with what is sorted by them',
    before: '',
    after: `create schema app; create collation app."a b" (lc_collate = 'C', lc_ctype = 'POSIX'); create collation posix from "POSIX";
      create collation num (provider = icu, locale = 'en-u-kn-true'); create collation app.soft (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
      comment on collation app.soft is 'x'; create domain d as text collate app."a b"; create type p as (a text collate posix);
      create table t (a text collate num, b d, c p, unique (a)); create index on t (b collate app.soft);`,
  },
  {
    what: 'a collation is made anew under its columns',
    before: `create collation c (provider = icu, locale = 'de'); comment on collation c is 'x'; create domain d as text collate c;
      create table t (a text collate c primary key, b d, c text); create index on t (c collate c); create table u (a text collate c references t);
      create view v as select a from t where c < 'x' collate c; alter table t alter a set storage external, alter a set compression pglz;`,
    after: `create collation c (provider = icu, locale = 'sv'); comment on collation c is 'x'; create domain d as text collate c;
      create table t (a text collate c primary key, b d, c text); create index on t (c collate c); create table u (a text collate c references t);
      create view v as select a from t where c < 'x' collate c; alter table t alter a set storage external, alter a set compression pglz;`,
    rows: `insert into t values ('a', 'b', 'c'); insert into u values ('a')`,
    same: 'select t.*, u.a as ua from t, u',
  },
  {
    what: 'a collation has rules',
    before: `create collation c (provider = icu, locale = 'und', rules = '&a < g');`,
    after: `create collation c (provider = icu, locale = 'und', rules = '&a < h');`,
    since: 16,
  },
  {
    what: 'a builtin collation',
    before: `create table t (a text);`,
    after: `create collation c (provider = builtin, locale = 'C.UTF-8'); create table t (a text collate c);`,
    since: 17,
  },
];

/** Enums that other types are made of. */
export const enumPairs: readonly Journey[] = [
  {
    what: 'an enum is rebuilt under columns, arrays, domains and types of types',
    before: `create type m as enum ('x', 'a', 'b'); comment on type m is 'x'; create domain d as m default 'a' check (value <> 'x');
      create type p as (m m, l m[]); create type r as range (subtype = m);
      create table t (id m primary key default 'b', l m[], d d default 'b', p p, ds d[], r r, g text generated always as (case when d::m = 'a' then 'y' end) stored);
      create table u (id m references t); create function f(m, p) returns d language sql as 'select null::public.d';
      create index on t (l) where id > 'a'; create view v as select (p).m, f(id, p) from t;`,
    after: `create type m as enum ('b', 'a', 'c'); comment on type m is 'x'; create domain d as m default 'a' check (value <> 'c');
      create type p as (m m, l m[]); create type r as range (subtype = m);
      create table t (id m primary key default 'b', l m[], d d default 'b', p p, ds d[], r r, g text generated always as (case when d::m = 'a' then 'y' end) stored);
      create table u (id m references t); create function f(m, p) returns d language sql as 'select null::public.d';
      create index on t (l) where id > 'a'; create view v as select (p).m, f(id, p) from t;`,
    rows: `insert into t values ('a', '{a,b}', 'b', row('a', '{b}'), '{a,b}', '[a,a]'), ('b', null, null, null, null, null); insert into u values ('a')`,
    same: `select id::text, l::text, d::text, p::text, ds::text, lower(r)::text, g from t order by 1`,
  },
  {
    what: 'columns change places between enums that are rebuilt, come and go',
    before: `create type a as enum ('x', 'y'); create type b as enum ('x', 'z'); create type old as enum ('x');
      create table t (one a default 'x', two b[] default '{x}', three a check (three <> 'y'), four old);`,
    after: `create type a as enum ('x'); create type b as enum ('z', 'x'); create type new as enum ('x');
      create table t (one b default 'x', two a[] default '{x}', three new check (three <> 'x'), four a);`,
    rows: `insert into t values ('x', '{x,NULL}', null, 'x')`,
    same: 'select one::text, two::text, three::text, four::text from t',
  },
];
