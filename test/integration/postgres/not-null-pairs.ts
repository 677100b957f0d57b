import type { Journey } from './journey';

/** What servers say of NOT NULL since 18, and what else is new there. */
export const notNullPairs: readonly Journey[] = [
  {
    what: 'the name of a NOT NULL comes, changes and goes',
    before: `create table t (a integer constraint one not null, b integer not null, c integer, d integer constraint four not null);`,
    after: `create table t (a integer constraint uno not null, b integer constraint two not null,
      c integer constraint three not null, d integer not null, e integer constraint five not null default 1);
      create table u (a serial constraint six not null, b integer constraint seven not null generated always as identity);`,
    rows: `insert into t values (1, 2, 3, 4)`,
    same: `select a, b, c, d from t`,
  },
  {
    what: 'a NOT NULL that old rows need not keep, and is validated',
    before: `create table t (a integer, b integer, c integer constraint strict not null);
      alter table t add constraint loose not null b not valid;`,
    after: `create table t (a integer, b integer constraint loose not null, c integer);
      alter table t add not null a not valid; alter table t add constraint strict not null c not valid;
      create table u (a integer); alter table u add constraint fresh not null a not valid;`,
    rows: `insert into t values (null, 2, 3)`,
    same: `select a, b, c from t`,
  },
  {
    what: 'a NOT NULL that tables below do not get',
    before: `create table p (a integer not null, b integer not null no inherit, c integer, d integer constraint n not null no inherit);
      create table t (x integer) inherits (p); create table alone (a integer not null);`,
    after: `create table p (a integer not null no inherit, b integer not null, c integer not null no inherit,
      d integer constraint n not null); create table t (x integer) inherits (p);
      create table alone (a integer not null no inherit);`,
    rows: `insert into t values (1, 2, 3, 4)`,
    same: `select a, b, c, d from t`,
  },
  {
    what: 'a NOT NULL of the tables above, which one below leaves',
    before: `create table p (a integer constraint n not null) partition by range (a);
      create table t partition of p for values from (1) to (5);
      create table q (a integer constraint m not null); create table u (x integer, a integer) inherits (q);
      create table above (a integer); alter table above add constraint k not null a not valid;`,
    after: `create table p (a integer constraint n not null) partition by range (a); create table t (a integer not null);
      create table q (a integer constraint m not null); create table u (a integer not null, x integer);
      create table above (a integer); alter table above add constraint k not null a not valid;
      create table below (x integer) inherits (above);`,
    rows: `insert into t values (1)`,
    same: `select a from t`,
  },
  {
    what: 'the columns of a key over time get another type',
    before: `create extension btree_gist; create table r (id integer, at tstzrange, primary key (id, at without overlaps));
      create table t (id integer, at tstzrange, constraint f foreign key (id, period at) references r);`,
    after: `create extension btree_gist; create table r (id bigint, at tstzrange, primary key (id, at without overlaps));
      create table t (id bigint, at tstzrange, constraint f foreign key (id, period at) references r);`,
    rows: `insert into r values (1, '[2020-01-01,2021-01-01)'); insert into t table r`,
    same: `select id::text, at from t`,
  },
  {
    what: 'a column of a partitioned table becomes a virtual one',
    before: `create table p (a integer, b integer) partition by range (a); create table t partition of p default;`,
    after: `create table p (a integer, b integer generated always as (a + 2) virtual) partition by range (a);
      create table t partition of p default;`,
    rows: `insert into p values (1)`,
    same: `select a from t`,
  },
  {
    what: 'comments on NOT NULL constraints',
    before: `create table t (a integer not null, b integer constraint two not null, c integer constraint three not null,
      d integer not null, e integer, f integer not null, g integer not null);
      comment on constraint t_a_not_null on t is 'a'; comment on constraint two on t is 'b';
      comment on constraint three on t is 'c'; comment on constraint t_f_not_null on t is 'f';
      comment on constraint t_g_not_null on t is 'g';`,
    after: `create table t (a integer not null, b integer constraint zwei not null, c integer,
      d integer constraint four not null, e integer constraint five not null, f integer not null);
      alter table t add g integer; alter table t add not null g not valid;
      comment on constraint t_a_not_null on t is 'A'; comment on constraint zwei on t is 'b';
      comment on constraint four on t is 'd'; comment on constraint five on t is 'e';
      comment on constraint t_g_not_null on t is 'g';
      create table u (x integer not null, y integer constraint why not null);
      comment on constraint u_x_not_null on u is 'x'; comment on constraint why on u is 'y';`,
    rows: `insert into t values (1, 2, 3, 4, 5, 6, 7)`,
    same: `select a, b, c, d, e, f, g from t`,
  },
];
