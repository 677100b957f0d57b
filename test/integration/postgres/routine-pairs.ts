import type { Pair } from './ddl-pairs';

const pair = (what: string, before: string, after: string, since?: number): Pair => ({
  what,
  before,
  after,
  ...(since === undefined ? {} : { since }),
});

const t = `create table t (id integer primary key, a text);`;

const functions: readonly Pair[] = [
  pair(
    'a body, its language and every attribute',
    `create function f(a integer, b text default 'x') returns integer language sql as 'select a';`,
    `create function f(a integer, b text default E'y\\n') returns integer language plpgsql immutable strict security definer
       leakproof parallel safe cost 7 as $$ begin return $1; end $$;
     alter function f(integer, text) set search_path = pg_catalog, "$user", "A b";
     alter function f(integer, text) set work_mem = '3MB';
     alter function f(integer, text) set app.mode = 'x';`,
  ),
  pair(
    'attributes alone',
    `create function f() returns setof integer language sql stable security definer parallel restricted cost 5 rows 9
       set search_path = '' set work_mem = '3MB' as 'select 1';
     create procedure p() language sql security definer set work_mem = '3MB' as 'select 1';`,
    `create function f() returns setof integer language sql strict leakproof set work_mem = '4MB' set statement_timeout = 0 as 'select 1';
     create procedure p() language sql set work_mem = '4MB' set search_path = public as 'select 1';`,
  ),
  pair(
    'the order of settings',
    `create function f() returns integer language sql set work_mem = '3MB' set search_path = public as 'select 1';`,
    `create function f() returns integer language sql set search_path = public set work_mem = '3MB' as 'select 1';`,
  ),
  pair(
    'overloads and quoted names',
    `create function "My f"(a integer) returns integer language sql as 'select 1';
     create function "My f"(a text, "B c" text) returns text language sql as 'select 1::text';`,
    `create function "My f"(a text, "B c" text) returns text language sql as 'select 2::text';
     create function "My f"() returns text language sql as 'select 2::text';
     create function "My f"(variadic a bigint[]) returns bigint language sql as 'select 2::bigint';
     comment on function "My f"() is 'none'; comment on function "My f"(variadic bigint[]) is 'all';`,
  ),
  pair(
    'names of inputs and defaults come, change and go',
    `create function f(integer, b text) returns integer language sql as 'select 1';
     create function g(a integer, b integer default 1) returns integer language sql as 'select 1';
     create view v as select f(1, 'x'), g(1) as g; comment on function f(integer, text) is 'f';`,
    `create function f(a integer, c text) returns integer language sql as 'select 1';
     create function g(a integer default 3, b integer default 2) returns integer language sql as 'select 1';
     create view v as select f(1, 'x'), g(1) as g; comment on function f(integer, text) is 'f';`,
  ),
  pair(
    'tables, outputs and rows as results',
    `${t} create function a(out x integer, out y text) language sql as $$ select 1, 'x' $$;
     create function b() returns table (x integer, y text) language sql as $$ select 1, 'x' $$;
     create function c() returns setof t language sql as $$ select * from public.t $$;
     create function d(t) returns text language sql as 'select $1.a';
     create procedure p(in a integer, inout b integer) language plpgsql as $$ begin b := a; end $$;`,
    `${t} create function a(out x integer, out z text) language sql as $$ select 1, 'x' $$;
     create function b() returns table (x integer, y text, z date) language sql as $$ select 1, 'x', current_date $$;
     create function c() returns t language sql as $$ select * from public.t $$;
     create function d(t) returns text language sql as 'select $1.a || $1.id';
     create procedure p(in a integer, inout b bigint) language plpgsql as $$ begin b := a; end $$;`,
  ),
  pair(
    'a result changes under everything that can stand on a function',
    `create function f(integer) returns integer language sql immutable as 'select $1';
     create table t (a integer default f(1), b integer check (f(b) > 0), c integer generated always as (f(b)) stored);
     create index i on t (f(b)) where f(a) > 0; create unique index on t (c); comment on index i is 'i';
     create view v as select f(a) from t; create materialized view m as select f(b) from v, t; create index on m (f);
     comment on view v is 'v'; comment on column t.c is 'c';`,
    `create function f(integer) returns bigint language sql immutable as 'select $1::bigint';
     create table t (a integer default f(1), b integer check (f(b) > 0), c integer generated always as (f(b)) stored);
     create index i on t (f(b)) where f(a) > 0; create unique index on t (c); comment on index i is 'i';
     create view v as select f(a) from t; create materialized view m as select f(b) from v, t; create index on m (f);
     comment on view v is 'v'; comment on column t.c is 'c';`,
  ),
  pair(
    'another overload takes over',
    `create function f(integer) returns integer language sql immutable as 'select $1'; create table t (a smallint default f(1));
     create view v as select f(1); create index on t (f(a));`,
    `create function f(bigint) returns integer language sql immutable as 'select 1'; create table t (a smallint default f(1));
     create view v as select f(1); create index on t (f(a));`,
  ),
  pair(
    'functions over types and rows that change',
    `create type mood as enum ('a', 'b'); ${t}
     create function f(mood) returns mood language sql as 'select $1'; create function g(t) returns t language sql as 'select $1';
     create function h() returns mood[] language sql as $$ select array['a'::public.mood] $$;
     create view v as select f('a'); comment on function f(mood) is 'f';`,
    `create type mood as enum ('b', 'c'); create table t (id bigint primary key, a text, b mood);
     create function f(mood) returns mood language sql as 'select $1'; create function g(t) returns t language sql as 'select $1';
     create function h() returns mood[] language sql as $$ select array['b'::public.mood] $$;
     create view v as select f('b'); comment on function f(mood) is 'f';`,
  ),
  pair(
    'a function becomes a procedure, another an SQL-standard body',
    `${t} create function f() returns void language sql as ''; create function g(a text) returns bigint language sql as 'select count(*) from public.t';`,
    `${t} create procedure f() language sql as ''; create function g(a text) returns bigint language sql stable return (select count(*) from t where t.a = g.a);`,
  ),
  pair(
    'SQL-standard bodies over what changes',
    `create table t (a integer, b integer); create view v as select a, b from t;
     create function g(x integer) returns integer language sql return x + 1;
     create function f(x integer) returns setof integer language sql begin atomic select g(a) from v where b = x; select a from t; end;
     create procedure p() begin atomic delete from t; insert into t values (1, case when true then 2 end); end;`,
    `create table t (a bigint, b integer, c integer); create view v as select a, b, c from t;
     create function g(x bigint) returns integer language sql return x + 2;
     create function f(x integer) returns setof integer language sql begin atomic select g(a) from v where c = x; select b from t; end;
     create procedure p() begin atomic delete from t where c = 1; insert into t values (1, case when true then 2 end); end;`,
  ),
  pair(
    'C and internal routines',
    ``,
    `create function f(integer, integer) returns integer language internal strict immutable as 'int4pl';
     create function h() returns bigint language internal window as 'window_row_number';
     create view v as select h() over ();`,
  ),
  pair(
    'a window function becomes a plain one',
    `create function h() returns bigint language internal window as 'window_row_number';`,
    `create function h() returns bigint language sql as 'select 1::bigint';`,
  ),
  pair(
    'bodies that must not be read as anything else',
    ``,
    `create function a() returns text language sql as 'select ''$'' || ''$$''';
     create function b() returns text language plpgsql as E'begin\\r\\n  return ''$body$ $$'';\\r\\nend';
     create function c() returns text language plpgsql as E'begin\\n-- migrate:down\\n  return 1;\\nend -- $';
     create function d() returns text language sql as '  select ''x;''  ';`,
  ),
];

const bodies: readonly Pair[] = [
  pair(
    'bodies that read what comes with them',
    ``,
    `create table z (id integer primary key, a text); create view y as select a from z; create type zt as enum ('a'); create sequence zs;
     create function b2() returns integer language sql as 'select 1';
     create function a1() returns setof text language sql as 'select a from public.y';
     create function a2() returns public.z language sql as 'select * from public.z';
     create function a3() returns integer language sql as 'select public.b2()';
     create function a4() returns bigint language sql as $$ select nextval('public.zs') $$;
     create function a5() returns bigint language plpgsql as $$ declare r public.z%rowtype; x public.zt; i public.z.id%type; begin return 1; end $$;
     create function a6() returns text language sql as $$ with z as (select 1 as b) select b::text from z $$;
     create function a7() returns text language sql as $$ insert into public.z (id) values (extract(day from now())) on conflict do nothing returning a $$;`,
  ),
  pair(
    'a body that reads a column which comes, then one that goes',
    `create table t (a integer, old integer); create function f() returns integer language sql as 'select old from public.t';`,
    `create table t (a integer, fresh integer); create function f() returns integer language sql as 'select fresh from public.t';`,
  ),
  pair(
    'a default, a check and an index that call what reads their table',
    ``,
    `create table t (id integer, a integer);
     create function f() returns integer language sql as 'select coalesce(max(id), 0) + 1 from public.t';
     create function g(integer) returns boolean language sql as 'select not exists (select from public.t where id = $1)';
     create function h(integer) returns integer language plpgsql immutable as $$ declare r public.t; begin return 1; end $$;
     alter table t alter id set default f(), add constraint c check (g(a)); create index i on t (h(a));`,
  ),
  pair(
    'a generated column that calls what reads its table',
    ``,
    `create table t (id integer);
     create function f(integer) returns integer language sql immutable as 'select max(id) from public.t';
     create function g(integer) returns integer language plpgsql immutable as $$ declare r public.t%rowtype; begin return 1; end $$;
     alter table t add b integer generated always as (f(id)) stored, add c integer generated always as (g(id)) stored;`,
  ),
  pair(
    'bodies that call each other',
    ``,
    `create function f(integer) returns integer language sql as 'select 1';
     create function g(integer) returns integer language sql as 'select public.f($1 - 1)';
     create or replace function f(integer) returns integer language sql as 'select case when $1 > 0 then public.g($1) end';`,
  ),
  pair(
    'bodies that read what is not there',
    ``,
    `set check_function_bodies = off; create schema app; create table app.t (a integer); create table t (a integer);
     create function a() returns integer language sql as 'select a from nowhere';
     create function b() returns integer language sql as 'select app.nothing()';
     create function d() returns integer language sql as 'select a from t';
     create function e() returns integer language sql set search_path = app as 'select a from t';
     create function g() returns integer language plpgsql as $$ declare r nowhere%rowtype; begin return 1; end $$;
     reset check_function_bodies;`,
  ),
];

/** Pairs of schemas with functions and procedures. */
export const routinePairs: readonly Pair[] = [...functions, ...bodies];
