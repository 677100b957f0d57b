import type { Pair } from './ddl-pairs';

const pair = (what: string, before: string, after: string, since?: number): Pair => ({
  what,
  before,
  after,
  ...(since === undefined ? {} : { since }),
});

const base = `create table t (id integer primary key, a text, b text);
  create function tf() returns trigger language plpgsql as 'begin return new; end';
  create function tg() returns trigger language plpgsql as 'begin return old; end';`;

const triggers: readonly Pair[] = [
  pair(
    'a trigger of every sort comes',
    base,
    `${base} create trigger a before insert or update of a, b on t for each row when (new.a is distinct from 'x''y') execute function tf('1', E'two\\nlines');
     create trigger "B b" after delete or truncate on t execute function tg();
     create constraint trigger c after insert or update on t deferrable initially deferred for each row when (new.id > 0) execute function tf();
     create trigger d after update on t referencing old table as olds new table as "News" for each statement execute function tg();
     create view v as select * from t; create trigger e instead of insert on v for each row execute function tf();
     comment on trigger a on t is 'a'; comment on trigger e on v is 'e';`,
  ),
  pair(
    'definitions, firing and functions change in place',
    `${base} create trigger a before insert on t for each row execute function tf(); alter table t disable trigger a;
     create trigger b after insert on t for each row execute function tf(); alter table t enable always trigger b;
     create trigger c after insert on t for each row execute function tf(); comment on trigger c on t is 'c';
     create constraint trigger d after insert on t for each row execute function tf(); comment on trigger d on t is 'd';`,
    `${base} create trigger a after insert or delete on t for each row execute function tg(); alter table t disable trigger a;
     create trigger b after insert on t for each row execute function tf(); alter table t enable replica trigger b;
     create constraint trigger c after insert on t for each row execute function tf(); comment on trigger c on t is 'c';
     create constraint trigger d after insert on t deferrable for each row execute function tg(); comment on trigger d on t is 'd';
     alter table t disable trigger d;`,
  ),
  pair(
    'a trigger moves from a column that goes to one that comes, while its table changes too',
    `${base} create trigger a before update of a on t for each row execute function tf(); create index on t (a);`,
    `create table t (id integer primary key, c text, b text); create index on t (c); alter table t enable row level security;
     create function tf() returns trigger language plpgsql as 'begin return new; end';
     create function tg() returns trigger language plpgsql as 'begin return old; end';
     create trigger a before update of c on t for each row execute function tf();`,
  ),
  pair(
    'a column changes under triggers, one that a trigger names goes',
    `${base} create trigger a before update of a on t for each row when (old.a <> new.b) execute function tf(); comment on trigger a on t is 'a';
     create trigger b before update of b on t for each row execute function tf(); alter table t disable trigger b;`,
    `create table t (id bigint primary key, a varchar(9), c text);
     create function tf() returns trigger language plpgsql as 'begin return new; end';
     create function tg() returns trigger language plpgsql as 'begin return old; end';
     create trigger a before update of a on t for each row when (old.a <> new.c) execute function tf(); comment on trigger a on t is 'a';
     create trigger b before update of a on t for each row execute function tf(); alter table t disable trigger b;`,
  ),
  pair(
    'triggers on a view that is made anew',
    `${base} create view v as select id, a from t; create trigger e instead of insert or update on v for each row execute function tf(); comment on trigger e on v is 'e';`,
    `${base} create view v as select a, id from t; create trigger e instead of insert or update on v for each row execute function tf(); comment on trigger e on v is 'e';`,
  ),
  pair(
    'a trigger goes with its table, its function stays; another trigger goes with its function',
    `${base} create table u (a text); create trigger a before insert on u for each row execute function tf();
     create function th() returns trigger language plpgsql as 'begin return new; end'; create trigger h before insert on t for each row execute function th();`,
    base,
  ),
  pair(
    'a constraint trigger names another table',
    `${base} create table u (a text);`,
    `${base} create table u (a text); create constraint trigger c after insert on t from u not deferrable for each row execute function tf();`,
  ),
];

const others: readonly Pair[] = [
  pair(
    'event triggers',
    `create function ef() returns event_trigger language plpgsql as 'begin end';
     create event trigger a on ddl_command_start execute function ef(); alter event trigger a disable;
     create event trigger b on sql_drop when tag in ('DROP TABLE') execute function ef(); alter event trigger b enable always;
     create event trigger c on table_rewrite execute function ef(); comment on event trigger c is 'c';`,
    `create function ef() returns event_trigger language plpgsql as 'begin perform 1; end'; create table t (a integer);
     create event trigger a on ddl_command_start execute function ef(); alter event trigger a enable replica;
     create event trigger b on sql_drop when tag in ('DROP TABLE', 'DROP VIEW') execute function ef(); alter event trigger b enable always;
     create event trigger "D d" on ddl_command_end execute function ef(); comment on event trigger "D d" is 'd';`,
  ),
  pair(
    'rules',
    `create table t (a integer, b text); create table l (a integer, b text); create view v as select a from t;
     create rule r as on insert to t do also insert into l values (new.a, E'x\\ny;'); alter table t disable rule r;
     create rule s as on delete to v do instead nothing; create rule "T t" as on update to t where old.a > 0 do instead nothing;
     comment on rule r on t is 'r';`,
    `create table t (a bigint, b text); create table l (a integer, b text); create view v as select a, b from t;
     create rule r as on update to t do also (insert into l values (new.a, new.b); delete from l where l.a = old.a); alter table t disable rule r;
     create rule s as on delete to v do instead delete from t where t.a = old.a; create rule "T t" as on update to t where old.a > 0 do instead nothing;
     alter table t enable always rule "T t"; comment on rule r on t is 'r';`,
  ),
];

/** Pairs of schemas with triggers, event triggers and rules. */
export const triggerPairs: readonly Pair[] = [...triggers, ...others];
