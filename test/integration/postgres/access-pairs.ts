import type { Pair } from './ddl-pairs';

/** The roles that the pairs speak of; roles belong to the whole server. */
export const roles = ['access_a', 'access_b', 'access c'] as const;

const table = `create table t (id integer primary key, owner text, grade integer);`;

/** Policies of row security. */
export const policyPairs: readonly Pair[] = [
  {
    what: 'policies of every command come and go, with their comments',
    before: table,
    after: `${table} alter table t enable row level security;
      create policy a on t; create policy "b b" on t as restrictive for select to access_a, "access c" using (owner = current_user);
      create policy c on t for insert with check (id > 0); create policy d on t for update using (true) with check (id > 1);
      create policy e on t for delete to current_user using (id = 1); comment on policy "b b" on t is 'it''s';`,
  },
  {
    what: 'a policy is altered: roles, using, check',
    before: `${table} create policy p on t to access_a using (id > 1); create policy q on t with check (true); create policy r on t; comment on policy p on t is 'x';`,
    after: `${table} create policy p on t to access_b, access_a using (id > 2); create policy q on t to access_a using (true) with check (false); create policy r on t using (grade = 1); comment on policy p on t is 'x';`,
  },
  {
    what: 'a policy becomes another: command, strictness, no expression any more',
    before: `${table} create policy p on t for select using (true); create policy q on t; create policy r on t using (true) with check (true); comment on policy q on t is 'x';`,
    after: `${table} create policy p on t for update using (true); create policy q on t as restrictive; create policy r on t using (true); comment on policy q on t is 'x';`,
  },
  {
    what: 'a policy has another name',
    before: `${table} create policy p on t using (id > 1); comment on policy p on t is 'x';`,
    after: `${table} create policy "P 2" on t using (id > 1); comment on policy "P 2" on t is 'x';`,
  },
  {
    what: 'a type changes under a policy, and a column that a policy reads goes',
    before: `${table} create policy p on t using (grade > 1); comment on policy p on t is 'x'; create policy q on t using (owner = '');`,
    after: `create table t (id integer primary key, grade bigint); create policy p on t using (grade > 1); comment on policy p on t is 'x'; create policy q on t using (id > 3);`,
  },
  {
    what: 'policies that read other tables and views',
    before: table,
    after: `${table} create table u (id integer, m text); create view v as select id from u;
      create policy p on t using (exists (select 1 from u where u.id = t.id)); create policy q on u using (id in (select id from v));`,
  },
];

const things = `create schema app; create table app.t (id serial primary key, a text, b text, n integer generated always as identity);
  create view app.v as select id, a from app.t; create materialized view app.m as select 1 as x; create sequence app.s;
  create type app.mood as enum ('ok'); create domain app.d as text;
  create function app.f(integer, variadic text[]) returns integer language sql as 'select 1';
  create function app.g() returns integer language sql as 'select 1'; create procedure app.p(inout x integer) language sql as 'select 1';`;

/** Grants: to roles, to everyone, to the owner; on everything that can have them. */
export const grantPairs: readonly Pair[] = [
  {
    what: 'grants on every kind of object',
    before: things,
    after: `${things} grant usage on schema app to access_a; grant all on schema app to "access c" with grant option;
      grant select, insert on app.t to access_a; grant all on app.t to access_b; grant select (a), update (b) on app.t to "access c";
      grant select on app.v to public; grant select (a) on app.v to access_b; grant select on app.m to access_a;
      grant usage on sequence app.s to access_a; grant all on sequence app.t_id_seq to access_b; grant usage on sequence app.t_n_seq to access_a;
      revoke usage on type app.mood from public; grant usage on type app.mood to access_a; grant usage on domain app.d to access_b;
      revoke execute on function app.f(integer, text[]) from public; grant execute on function app.f(integer, text[]) to access_a with grant option;
      grant execute on procedure app.p(integer) to access_b; revoke all on function app.g() from public, current_user;`,
  },
  {
    what: 'grants become more, fewer and others, with and without the option to pass them on',
    before: `create table t (a integer, b integer); grant select, insert on t to access_a; grant select on t to access_b with grant option;
      grant all on t to "access c"; create table u (a integer, b integer); grant select, update on u to access_a; grant select (a) on u to access_a; grant all (b) on u to access_b;`,
    after: `create table t (a integer, b integer); grant select, delete on t to access_a; grant select on t to access_b; grant insert on t to access_b with grant option;
      grant select, insert, update on t to "access c"; create table u (a integer, b integer); grant update on u to access_a; grant select (a) on u to access_a; grant select (b) on u to access_b;`,
  },
  {
    what: 'what the owner and everyone may do',
    before: `create table t (a integer); revoke insert, update on t from current_user; create function f() returns integer language sql as 'select 1';
      create table u (a integer); grant select on u to public; create table w (a integer);`,
    after: `create table t (a integer); revoke all on t from current_user; grant select on t to current_user; grant insert on t to public;
      create function f() returns integer language sql as 'select 1'; revoke all on function f() from public, current_user; create table u (a integer); revoke all on u from current_user;
      create table w (a integer);`,
  },
  {
    what: 'who gave a privilege is kept',
    before: `create schema app; grant usage on schema app to access_a, access_b; create table app.t (a integer); grant select on app.t to access_a with grant option;`,
    after: `create schema app; grant usage on schema app to access_a, access_b; create table app.t (a integer, b integer); grant select on app.t to access_a with grant option;
      grant insert on app.t to access_b with grant option; set role access_a; grant select on app.t to access_b with grant option; grant select (b) on app.t to "access c"; set role access_b; grant select, insert on app.t to "access c"; reset role;`,
  },
  {
    what: 'an option to pass on goes, on which another grant stands',
    before: `create schema app; grant usage on schema app to access_a; create table app.t (a integer); grant select, insert on app.t to access_a with grant option;
      set role access_a; grant select, insert on app.t to access_b; reset role;`,
    after: `create schema app; grant usage on schema app to access_a; create table app.t (a integer); grant select on app.t to access_a with grant option; grant insert on app.t to access_a;
      set role access_a; grant select on app.t to access_b; reset role;`,
  },
  {
    what: 'grants come back with what is made anew',
    before: `create table t (a integer); create view v as select a from t; comment on view v is 'x'; grant select on v to access_a; grant select (a) on v to access_b; revoke all on v from current_user;
      create function f(x integer) returns integer language sql as 'select 1'; revoke all on function f(integer) from public; grant execute on function f(integer) to access_a;`,
    after: `create table t (a bigint); create view v as select a from t; comment on view v is 'x'; grant select on v to access_a; grant select (a) on v to access_b; revoke all on v from current_user;
      create function f(y integer) returns bigint language sql as 'select 1::bigint'; revoke all on function f(integer) from public; grant execute on function f(integer) to access_a;`,
  },
  {
    what: 'the schema public, and what the system and extensions brought',
    before: `create extension hstore;`,
    after: `create extension hstore; revoke all on schema public from public; grant create on schema public to access_a; grant usage on schema public to access_a;
      grant execute on function hstore(text, text) to access_a; revoke execute on function akeys(hstore) from public;
      revoke usage on language plpgsql from public; grant usage on language sql to access_b; revoke execute on function pg_catalog.pg_sleep(double precision) from public;
      alter schema public owner to access_b;`,
  },
];

/** Owners. */
export const ownerPairs: readonly Pair[] = [
  {
    what: 'everything gets another owner',
    before: things,
    after: `${things} alter schema app owner to access_a; alter table app.t owner to access_a; alter view app.v owner to access_b; alter materialized view app.m owner to "access c";
      alter sequence app.s owner to access_a; alter type app.mood owner to access_a; alter domain app.d owner to access_b; alter function app.f(integer, text[]) owner to access_a;
      alter procedure app.p(integer) owner to access_b;`,
  },
  {
    what: 'owners change, with grants to the one before and the one after',
    before: `create table t (a integer); alter table t owner to access_a; grant select on t to access_b; revoke insert on t from access_a; grant update on t to "access c";
      create table u (a integer); grant select on u to access_a; revoke delete on u from current_user;`,
    after: `create table t (a integer, b integer); alter table t owner to access_b; grant insert on t to access_a; revoke all on t from access_b; grant update on t to "access c";
      create table u (a integer); alter table u owner to access_a; grant select on u to current_user;`,
  },
  {
    what: 'sequences come to columns of tables of somebody else',
    before: `create table t (a integer not null); alter table t owner to access_a; create sequence s; alter sequence s owner to access_b; create table u (a integer not null);`,
    after: `create table t (a serial, b integer); alter table t owner to access_a; create sequence s; alter sequence s owner to access_a; alter sequence s owned by t.b; create table u (a serial); alter table u owner to access_b;`,
  },
  {
    what: 'an owner comes back with what is made anew',
    before: `create table t (a integer); create view v as select a from t; alter view v owner to access_a; grant select on v to access_b; revoke insert on v from access_a;`,
    after: `create table t (a text); create view v as select a from t; alter view v owner to access_a; grant select on v to access_b; revoke insert on v from access_a;`,
  },
];

/** Default privileges, and what objects get at birth under them. */
export const defaultPrivilegePairs: readonly Pair[] = [
  {
    what: 'default privileges of every kind come and go',
    before: `create schema app;`,
    after: `create schema app; alter default privileges grant select on tables to access_a; alter default privileges revoke execute on functions from public;
      alter default privileges revoke usage on types from public; alter default privileges for role access_a in schema app grant select, insert on tables to access_b with grant option;
      alter default privileges in schema app grant all on sequences to access_a; alter default privileges in schema public grant execute on functions to access_b;
      alter default privileges for role access_b revoke all on tables from access_b; alter default privileges grant usage on schemas to "access c";`,
  },
  {
    what: 'default privileges become others',
    before: `create schema app; alter default privileges grant all on tables to access_a; alter default privileges in schema app grant select on tables to access_b with grant option; alter default privileges revoke execute on functions from public;`,
    after: `create schema app; alter default privileges grant select on tables to access_a; alter default privileges in schema app grant select, insert on tables to access_b; alter default privileges grant execute on functions to access_a;`,
  },
  {
    what: 'a schema goes with its default privileges',
    before: `create schema app; alter default privileges in schema app grant select on tables to access_a; create table app.t ();`,
    after: ``,
  },
  {
    what: 'new objects get what their grants say, not what the default privileges do',
    before: `create schema app; alter default privileges grant select, insert on tables to access_a; alter default privileges in schema app grant update on tables to access_b;
      alter default privileges in schema app grant all on sequences to access_a; alter default privileges revoke execute on functions from public; alter default privileges revoke usage on types from public;
      alter default privileges revoke all on tables from current_user; alter default privileges grant create on schemas to access_a; create table app.old (a integer); create view app.w as select a from app.old;`,
    after: `create schema app; alter default privileges grant select, insert on tables to access_a; alter default privileges in schema app grant update on tables to access_b;
      alter default privileges in schema app grant all on sequences to access_a; alter default privileges revoke execute on functions from public; alter default privileges revoke usage on types from public;
      alter default privileges revoke all on tables from current_user; alter default privileges grant create on schemas to access_a;
      create table app.old (a integer generated always as identity); create view app.w as select a, 1 as b from app.old where a > 0; create table app.t (id serial, n integer generated always as identity); grant select on app.t to access_a;
      create table app.plain (id serial); revoke all on app.plain from access_a, access_b; grant all on app.plain to current_user; revoke all on sequence app.plain_id_seq from access_a;
      create function app.f() returns integer language sql as 'select 1'; create function app.g() returns integer language sql as 'select 1'; grant execute on function app.g() to public;
      create type app.e as enum ('a'); create schema two; revoke all on schema two from access_a; revoke all on sequence app.t_n_seq from access_a; revoke all on sequence app.old_a_seq from access_a;
      create table app.other (a integer); alter table app.other owner to access_b; create view app.x as select 1 as y; revoke all on app.x from access_a, access_b;`,
  },
];
