import { connected, defaultServer, freshDatabase, postgres } from '../../setup/postgres';
import type { FreshDatabase, TestServer } from '../../setup/postgres';
import { schemactl } from '../support/cli';
import type { Run } from '../support/cli';
import { query } from '../support/structure';

/** What goes wrong where constraints, triggers and sequences come too early, too late or not at all. */
const rich = `
create type mood as enum ('ok', 'sad');
create sequence loose start 100; select nextval('loose'), nextval('loose');
create table a (id integer generated always as identity primary key, m mood, t text, b_id integer,
  twice text generated always as (t || t) stored);
create table b (id serial primary key, a_id integer not null references a, raw bytea, ts timestamptz, n numeric);
alter table a add foreign key (b_id) references b deferrable;
insert into a (m, t) select 'ok', 'line ' || chr(10) || chr(9) || i from generate_series(1, 500) i;
insert into b (a_id, raw, ts, n) select i, '\\x00ff', '2026-01-01 10:00+02', 'NaN' from generate_series(1, 500) i;
update a set b_id = id;
alter table a add check (id > 400) not valid;
create view grouped as select a.id, a.t from a group by a.id;
create materialized view counted as select count(*) as n from b;
create function spoil() returns trigger language plpgsql as 'begin new.t := ''spoilt''; return new; end';
create trigger spoil before insert on a for each row execute function spoil();
create table log (day date, id integer) partition by range (day);
create table log_1 partition of log for values from ('2026-01-01') to ('2026-02-01');
insert into log values ('2026-01-02', 1);
create index on log (id);
create table guarded (id integer); insert into guarded values (1); alter table guarded enable row level security;
create policy mine on guarded using (false);
create table none (); comment on table a is 'the first';`;

const facts = `select (select md5(string_agg(a::text, '|' order by id)) from a) as a,
  (select md5(string_agg(b::text, '|' order by id)) from b) as b, (select n from counted) as n,
  (select count(*) from log_1) as log, (select count(*) from guarded) as guarded,
  (select last_value from loose) as loose, (select last_value from b_id_seq) as b_seq`;

interface Result {
  readonly way: string;
  readonly missing: readonly string[];
  readonly notes: readonly string[];
}

describe('clone on PostgreSQL', () => {
  let server: TestServer;
  let source: FreshDatabase;
  let target: FreshDatabase;
  const run = (...args: string[]): Promise<Run> => schemactl(args, { cwd: '/tmp' });
  const result = (done: Run): Result => {
    expect([done.code, done.code === 0 ? '' : done.stdout]).toEqual([0, '']);
    return (JSON.parse(done.stdout) as { readonly result: Result }).result;
  };
  const databases = async (): Promise<readonly unknown[]> =>
    query(server.url(), "select datname from pg_database where datname like 'schemactl_clone%'");

  beforeEach(async () => {
    server = await defaultServer();
    source = await freshDatabase(server);
    target = await freshDatabase(server);
  });
  afterEach(async () => {
    expect(await databases()).toEqual([]);
    await source.drop();
    await target.drop();
  });

  test('in use is streamed, at one moment, with all that depends on the rows after them', async () => {
    await query(source.url, rich);
    const way = await connected(source.url, () => run('clone', source.url, target.url, '--json'));
    expect(result(way)).toMatchObject({ way: 'COPY stream', missing: [] });
    expect(await query(target.url, facts)).toEqual(await query(source.url, facts));
    expect((await run('diff', '--from', source.url, '--to', target.url)).stdout).toBe('');
    await query(target.url, 'alter table a disable trigger spoil');
    expect(
      await query(target.url, "insert into a (id, t) overriding system value values (901, 'x') returning id"),
    ).toEqual([{ id: 901 }]);
    expect(await query(target.url, "insert into a (t) values ('x') returning id")).toEqual([{ id: 501 }]);
  });

  test('nobody uses is copied by the server itself, and what lies beside the target stays', async () => {
    await query(source.url, rich);
    await query(
      target.url,
      `create table old (); alter database ${target.name} set search_path to "a b", public;
      alter database ${target.name} connection limit 7; comment on database ${target.name} is 'mine'`,
    );
    const beside = `select datconnlimit, shobj_description(d.oid, 'pg_database') as said,
      (select setconfig from pg_db_role_setting where setdatabase = d.oid) as set
      from pg_database d where datname = '${target.name}'`;
    const before = await query(server.url(), beside);
    expect(result(await run('clone', source.url, target.url, '--force', '--json'))).toMatchObject({
      way: 'template',
    });
    expect(await query(target.url, facts)).toEqual(await query(source.url, facts));
    expect(await query(server.url(), beside)).toEqual(before);
  });

  test('goes from server to server, without the roles that the other one lacks', async () => {
    const other = await postgres(15);
    const from = await freshDatabase(other);
    try {
      await query(other.url(), `create role only_here`);
      await query(from.url, `${rich}; alter table log owner to only_here; grant select on a to only_here`);
      const { way, notes } = result(await run('clone', from.url, target.url, '--json'));
      // Where the machine has programs that fit, they do it.
      expect(way).toMatch(/^(pg_dump and pg_restore|COPY stream)$/);
      expect(notes).toEqual([expect.stringContaining('only_here')]);
      expect(await query(target.url, facts)).toEqual(await query(from.url, facts));
      const back = await freshDatabase(other);
      try {
        const held = await connected(from.url, () => run('clone', from.url, back.url, '--json'));
        expect(result(held)).toMatchObject({ notes: [] });
        expect(await query(back.url, facts)).toEqual(await query(from.url, facts));
      } finally {
        await back.drop();
      }
    } finally {
      await from.drop();
      await query(other.url(), 'drop role only_here');
    }
  });

  test('that fails half way leaves the target as it was', async () => {
    await query(
      source.url,
      `create function fine(integer) returns boolean language sql as 'select true';
      create table t (a integer check (fine(a))); insert into t values (1);
      create or replace function fine(integer) returns boolean language sql as 'select false'`,
    );
    await query(target.url, 'create table old (a integer)');
    const done = await connected(source.url, () => run('clone', source.url, target.url, '--force'));
    expect([done.code, done.stderr]).toEqual([1, expect.stringContaining('violates check constraint')]);
    expect(await query(target.url, 'select * from old')).toEqual([]);
  });

  test('does not take the place of a database in use', async () => {
    await query(source.url, 'create table t (a integer)');
    await query(target.url, 'create table old (a integer)');
    const done = await connected(target.url, () => run('clone', source.url, target.url, '--force', '--json'));
    expect([done.code, JSON.parse(done.stdout)]).toMatchObject([4, { error: { code: 'LOCKED' } }]);
    expect(await query(target.url, 'select * from old')).toEqual([]);
  });

  test('needs no right to make databases where the target is there and empty', async () => {
    await query(server.url(), 'create role plain login');
    try {
      await query(server.url(), `alter database ${target.name} owner to plain`);
      await query(
        source.url,
        'create table t (a integer); insert into t values (1); grant select on t to public',
      );
      await query(server.url(), `grant pg_read_all_data to plain`);
      const as = (name: string): string => server.url(name, { user: 'plain' });
      expect(result(await run('clone', as(source.name), as(target.name), '--json')).notes).toHaveLength(1);
      expect(await query(target.url, 'select * from t')).toEqual([{ a: 1 }]);
      const again = await run('clone', as(source.name), as(target.name), '--force');
      expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('may not create databases')]);
    } finally {
      await target.drop();
      await query(server.url(), 'drop owned by plain; drop role plain');
    }
  });
});
