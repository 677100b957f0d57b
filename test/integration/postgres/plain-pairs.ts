import type { Journey } from './journey';

const pair = (what: string, before: string, after: string, rest: Partial<Journey> = {}): Journey => ({
  what,
  before,
  after,
  ...rest,
});

const add = `create function add(a integer, b integer) returns integer language sql immutable as 'select coalesce(a, 0) + b';`;
const sub = `create function sub(a integer, b integer) returns integer language sql immutable as 'select a - b';`;

const aggregates: readonly Journey[] = [
  pair(
    'every option of a plain one',
    `${add}${sub} create aggregate total(integer) (sfunc = add, stype = integer);`,
    `${add}${sub} create function done(integer, integer) returns integer language sql as 'select 1';
     create aggregate total(integer) (sfunc = add, stype = integer, sspace = 16, finalfunc = done, finalfunc_extra,
       finalfunc_modify = shareable, combinefunc = add, initcond = '1', msfunc = add, minvfunc = sub, mstype = integer,
       msspace = 8, minitcond = '0', sortop = operator(pg_catalog.>), parallel = safe);
     comment on aggregate total(integer) is 'it''s';`,
  ),
  pair(
    'states and serial functions',
    ``,
    `create aggregate mean(numeric) (sfunc = numeric_avg_accum, stype = internal, finalfunc = numeric_avg,
       combinefunc = numeric_avg_combine, serialfunc = numeric_avg_serialize, deserialfunc = numeric_avg_deserialize,
       parallel = restricted);`,
  ),
  pair(
    'ordered, hypothetical, variadic, without arguments, overloaded, with names that need quotes',
    `create aggregate "My a"(integer) (sfunc = int4_sum, stype = bigint);`,
    `create schema "S s"; create aggregate "S s"."My a"(*) (sfunc = int8inc, stype = bigint, initcond = '0');
     create aggregate "My a"(integer) (sfunc = int4_sum, stype = bigint);
     create aggregate "My a"(x smallint) (sfunc = int2_sum, stype = bigint);
     create aggregate p(double precision order by double precision) (sfunc = ordered_set_transition, stype = internal,
       finalfunc = percentile_cont_float8_final, finalfunc_modify = shareable);
     create aggregate r(variadic "any" order by variadic "any") (sfunc = ordered_set_transition_multi, stype = internal,
       finalfunc = rank_final, finalfunc_extra, hypothetical);
     comment on aggregate "S s"."My a"(*) is 'none'; comment on aggregate p(double precision order by double precision) is 'p';`,
  ),
  pair(
    'what a call sees changes under a view',
    `${add} create aggregate a(integer) (sfunc = add, stype = integer); create view v as select a(x) from generate_series(1, 2) x;
     comment on aggregate a(integer) is 'a';`,
    `create function add(a bigint, b integer) returns bigint language sql as 'select a + b';
     create aggregate a(integer) (sfunc = add, stype = bigint, initcond = '0');
     create view v as select a(x) from generate_series(1, 2) x; comment on aggregate a(integer) is 'a';`,
  ),
  pair(
    'a function takes the name of an aggregate, with owner and grants',
    `${add} create aggregate a(x integer) (sfunc = add, stype = integer); alter aggregate a(integer) owner to pg_monitor;
     grant execute on function a(integer) to pg_read_all_data; revoke execute on function a(integer) from public;
     create aggregate o(double precision order by anyelement) (sfunc = ordered_set_transition, stype = internal,
       finalfunc = percentile_disc_final, finalfunc_extra); revoke execute on function o(double precision, anyelement) from public;`,
    `create function a(x integer) returns integer language sql as 'select 1';`,
  ),
];

const types = `create type pair as (a integer, b integer); create type mood as enum ('a', 'b');
  create function to_int(pair) returns integer language sql immutable as 'select $1.a';`;

const casts: readonly Journey[] = [
  pair(
    'casts of every method and context',
    `${types} create cast (pair as integer) with function to_int(pair); comment on cast (pair as integer) is 'x';`,
    `${types} create cast (pair as integer) with function to_int(pair) as assignment;
     create cast (mood as text) with inout as implicit; create cast (integer as pair[]) with inout;
     create domain d as text; create cast (bigint as mood) with inout; comment on cast (pair as integer) is 'y';
     create view v as select (row(1, 2)::pair)::integer as x, 'a'::mood::text as y;`,
  ),
  pair(
    'a cast whose function changes its result',
    `create type pair as (a integer, b integer); create function f(pair) returns integer language sql as 'select 1';
     create cast (pair as integer) with function f(pair); create table t (p pair); create view v as select p::integer from t;`,
    `create type pair as (a integer, b integer); create function f(pair) returns bigint language sql as 'select 1::bigint';
     create cast (pair as bigint) with function f(pair); create table t (p pair); create view v as select p::bigint from t;`,
  ),
];

const compare = `create type p as (a integer);
  create function lt(p, p) returns boolean language sql immutable as 'select $1.a < $2.a';
  create function gt(p, p) returns boolean language sql immutable as 'select $1.a > $2.a';
  create function ge(p, p) returns boolean language sql immutable as 'select $1.a >= $2.a';
  create function eq(p, p) returns boolean language sql immutable as 'select $1.a = $2.a';
  create function neg(p) returns p language sql immutable as 'select row(-$1.a)::public.p';
  create function cmp(p, p) returns integer language sql immutable as 'select $1.a - $2.a';`;

const linked = `${compare}
  create operator <<< (leftarg = p, rightarg = p, function = lt, commutator = >>>, negator = >=>, restrict = scalarltsel, join = scalarltjoinsel);
  create operator >>> (leftarg = p, rightarg = p, function = gt, commutator = <<<);
  create operator >=> (leftarg = p, rightarg = p, function = ge, negator = <<<);
  create operator === (leftarg = p, rightarg = p, function = eq, commutator = ===, hashes, merges);`;

const operators: readonly Journey[] = [
  pair('operators with commutators and negators come and go', compare, linked),
  pair(
    'links, estimates and comments change',
    `${compare} create operator <<< (leftarg = p, rightarg = p, function = lt, restrict = scalarltsel);
     comment on operator <<< (p, p) is 'x'; create view v as select row(1)::p <<< row(2)::p as x;`,
    `${linked} alter operator <<< (p, p) set (restrict = none); alter operator === (p, p) set (restrict = eqsel, join = eqjoinsel);
     comment on operator <<< (p, p) is 'y'; create view v as select row(1)::p <<< row(2)::p as x;`,
  ),
  pair(
    'a link changes between operators that stay',
    `${compare} create operator <<< (leftarg = p, rightarg = p, function = lt); create operator >>> (leftarg = p, rightarg = p, function = gt);
     create view v as select row(1)::p <<< row(2)::p as x;`,
    `${compare} create operator <<< (leftarg = p, rightarg = p, function = lt, commutator = >>>); create operator >>> (leftarg = p, rightarg = p, function = gt, commutator = <<<);
     create view v as select row(1)::p <<< row(2)::p as x;`,
  ),
  pair(
    'another commutator takes over',
    `${compare} create operator <<< (leftarg = p, rightarg = p, function = lt, commutator = >>>); create operator >>> (leftarg = p, rightarg = p, function = gt, commutator = <<<);`,
    `${compare} create operator <<< (leftarg = p, rightarg = p, function = lt, commutator = @>@); create operator @>@ (leftarg = p, rightarg = p, function = gt, commutator = <<<);`,
  ),
  pair(
    'prefix operators, other schemas, another function under a view',
    `${compare} create schema "O o"; create operator "O o".!! (rightarg = p, function = neg);
     create operator <<< (leftarg = p, rightarg = p, function = lt); create view v as select row(1)::p <<< row(2)::p as x;`,
    `${compare} create schema "O o"; create operator "O o".!! (rightarg = p, function = neg); comment on operator "O o".!! (none, p) is 'neg';
     create operator <<< (leftarg = p, rightarg = p, function = gt); create view v as select row(1)::p <<< row(2)::p as x;`,
  ),
  pair(
    'a body that uses an operator and a text search configuration',
    ``,
    `${linked} create text search configuration words (copy = simple);
     create function a_first(p) returns boolean language sql as $$ select $1 operator(public.<<<) row(1)::public.p $$;
     create function a_words(text) returns tsvector language sql as $$ select to_tsvector('public.words', $1) $$;`,
  ),
];

const btree = `${compare}
  create operator <<< (leftarg = p, rightarg = p, function = lt); create operator === (leftarg = p, rightarg = p, function = eq);
  create operator >>> (leftarg = p, rightarg = p, function = gt);`;

const sets: readonly Journey[] = [
  pair(
    'a class with its own family, and an index that uses it',
    btree,
    `${btree} create operator class p_ops for type p using btree as operator 1 <<<, operator 3 ===, operator 5 >>>, function 1 cmp(p, p);
     create table t (x p); create index on t (x p_ops); comment on operator class p_ops using btree is 'c';
     comment on operator family p_ops using btree is 'f'; create operator family "F f" using hash;`,
  ),
  pair(
    'a class changes under its index',
    `${btree} create operator class p_ops for type p using btree as operator 1 <<<, operator 3 ===, function 1 cmp(p, p);
     create table t (x p); create index i on t (x p_ops); comment on index i is 'i';`,
    `${btree} create operator class p_ops for type p using btree as operator 1 <<<, operator 3 ===, operator 5 >>>, function 1 cmp(p, p);
     create table t (x p); create index i on t (x p_ops); comment on index i is 'i';`,
  ),
  pair(
    'the default passes on to another class, a class without members, one with a storage type',
    `${btree} create operator class one default for type p using hash as operator 1 ===; create operator class two for type p using hash as storage p;
     create operator class g for type p using gist as storage box;`,
    `${btree} create operator class one for type p using hash as operator 1 ===; create operator class two default for type p using hash as storage p;
     create operator class g for type p using gist as operator 1 <<<;`,
  ),
  pair(
    'members of a family come and go',
    `create function c42(integer, smallint) returns integer language sql immutable as 'select $1 - $2';
     create operator family f using btree; alter operator family f using btree add function 1 (integer, smallint) c42(integer, smallint),
       operator 1 < (integer, smallint);`,
    `create function c42(integer, smallint) returns integer language sql immutable as 'select $1 - $2';
     create operator family f using btree; alter operator family f using btree add operator 1 < (integer, smallint),
       operator 2 <= (integer, smallint), operator 5 > (integer, bigint);`,
  ),
  pair(
    'operators that sort',
    btree,
    `${btree} create function far(p, p) returns double precision language sql immutable as 'select 1::float8';
     create operator <-> (leftarg = p, rightarg = p, function = far);
     create operator class g for type p using gist as operator 1 <<<, operator 15 <-> for order by pg_catalog.float_ops, storage box;`,
  ),
  pair(
    'names move, with owners',
    `${btree} create operator class o for type p using hash as operator 1 ===; alter operator class o using hash owner to pg_monitor;
     alter operator family o using hash owner to pg_monitor; alter operator <<< (p, p) owner to pg_monitor;`,
    `${btree} create operator family f using hash; create operator class o for type p using hash family f as operator 1 ===;`,
  ),
];

const search: readonly Journey[] = [
  pair(
    'dictionaries with their options',
    `create text search dictionary d (template = snowball, language = 'english', stopwords = 'english');
     create text search dictionary s (template = simple); comment on text search dictionary d is 'x';`,
    `create text search dictionary d (template = snowball, language = 'german');
     create text search dictionary s (template = simple, accept = false, stopwords = 'english');
     create text search dictionary "Q q" (template = pg_catalog.simple, "stopwords" = 'french');
     comment on text search dictionary d is 'y';`,
  ),
  pair(
    'a template changes under a configuration',
    `create text search dictionary d (template = snowball, language = 'english'); create text search configuration c (parser = default);
     alter text search configuration c add mapping for asciiword, word with d, simple; comment on text search configuration c is 'c';
     create table t (a text); create index on t using gin (to_tsvector('c', a));`,
    `create text search dictionary d (template = simple); create text search configuration c (parser = default);
     alter text search configuration c add mapping for asciiword, word with d, simple; comment on text search configuration c is 'c';
     create table t (a text); create index on t using gin (to_tsvector('c', a));`,
  ),
  pair(
    'mappings come, change and go in place',
    `create text search configuration c (copy = english); create table t (a text);
     create view v as select to_tsvector('public.c', a) as x from t;`,
    `create schema s; create text search dictionary s.d (template = simple); create text search configuration c (copy = english);
     alter text search configuration c drop mapping for url, host;
     alter text search configuration c alter mapping for asciiword, word with s.d, english_stem;
     alter text search configuration c owner to pg_monitor; alter text search dictionary s.d owner to pg_monitor;
     create text search configuration "E e" (parser = default); create table t (a text);
     create view v as select to_tsvector('public.c', a) as x from t;`,
  ),
];

const extensions: readonly Journey[] = [
  pair(
    'comments on extensions',
    `create extension citext; create extension hstore; comment on extension hstore is null;`,
    `create extension citext; create extension hstore; comment on extension citext is 'ours'; comment on extension hstore is 'x';`,
  ),
  pair(
    'an extension comes with a comment of ours',
    ``,
    `create extension citext; comment on extension citext is 'ours';`,
  ),
];

/** Pairs of schemas with aggregates, casts, operators and what is made of them, text search and extensions. */
export const plainPairs: readonly Journey[] = [
  ...aggregates,
  ...casts,
  ...operators,
  ...sets,
  ...search,
  ...extensions,
];
