import type { Journey } from './journey';

const key = 'exclude using gist (at with =, a with &&)';

/** Constraints of partitions that the server makes by itself, and never joins to the one above. */
export const overTimePairs: readonly Journey[] = [
  {
    what: 'an exclusion constraint of a partitioned table, with its parts under names of their own',
    since: 17,
    before: `create extension btree_gist; create table p (at integer, a int4range) partition by list (at);
      create table p_1 partition of p for values in (1);`,
    after: `create extension btree_gist;
      create table p (at integer, a int4range, constraint p_x ${key}) partition by list (at);
      create table p_1 partition of p for values in (1); alter table p_1 rename constraint p_1_at_a_excl to one;
      create table m partition of p for values in (2, 3) partition by list (at);
      create table m_1 partition of m for values in (2);
      create table q ("A b" int4range, at int, exclude using gist (at with =, "A b" with &&, (lower("A b")) with =,
        ((at + 1)) with =)) partition by list (at);
      create table q_1 partition of q for values in (1);
      alter table q_1 rename constraint "q_1_at_A b_lower_expr_excl" to two;`,
    rows: `insert into p values (1, '[1,5)')`,
    same: 'select at, a from p',
  },
  {
    what: 'a partition that has another bound, and one that comes with an exclusion constraint of its own',
    since: 17,
    before: `create extension btree_gist;
      create table p (at integer, a int4range, constraint p_x ${key}) partition by list (at);
      create table p_1 partition of p for values in (1); alter table p_1 rename constraint p_1_at_a_excl to one;
      create table p_2 (at integer, a int4range, constraint own ${key}, constraint p_2_at_a_excl ${key});`,
    after: `create extension btree_gist;
      create table p (at integer, a int4range, constraint p_x ${key}) partition by list (at);
      create table p_1 partition of p for values in (1, 4); alter table p_1 rename constraint p_1_at_a_excl to one;
      create table p_2 partition of p for values in (2);`,
    rows: `insert into p values (1, '[1,5)')`,
    same: 'select at, a from p',
  },
  {
    what: 'an exclusion constraint above changes, and a partition leaves with its own',
    since: 17,
    before: `create extension btree_gist;
      create table p (at integer, a int4range, constraint p_x ${key}) partition by list (at);
      create table p_1 partition of p for values in (1); alter table p_1 rename constraint p_1_at_a_excl to one;
      create table p_2 partition of p for values in (2);`,
    after: `create extension btree_gist;
      create table p (at integer, a int4range, constraint p_x exclude using gist (at with =, a with -|-))
        partition by list (at);
      create table p_1 partition of p for values in (1);
      create table p_2 (at integer, a int4range, constraint p_2_at_a_excl ${key});`,
    rows: `insert into p values (1, '[1,5)')`,
    same: 'select at, a from p_1',
  },
  {
    what: 'keys over time of partitioned tables',
    since: 18,
    before: `create extension btree_gist; create table p (at integer, a int4range) partition by list (at);
      create table p_1 partition of p for values in (1);
      create table q (at integer, a int4range, primary key (at, a without overlaps)) partition by list (at);
      create table q_1 (at integer, a int4range);`,
    after: `create extension btree_gist;
      create table p (at integer, a int4range, primary key (at, a without overlaps)) partition by list (at);
      create table p_1 partition of p for values in (1); alter table p_1 rename constraint p_1_pkey to one;
      create table q (at integer, a int4range, primary key (at, a without overlaps)) partition by list (at);
      create table q_1 partition of q for values in (1);
      create table u (at integer, a int4range, unique (at, a without overlaps)) partition by list (at);
      create table u_1 partition of u for values in (1);`,
  },
];
