import { join } from 'node:path';
import { readFileSync, readdirSync } from 'node:fs';
import { connected, defaultServer, freshDatabase } from '../../setup/postgres';
import type { FreshDatabase, TestServer } from '../../setup/postgres';
import { freshFile } from '../../setup/sqlite';
import { folder, schemactl, write } from '../support/cli';
import type { Folder, Run } from '../support/cli';

jest.setTimeout(120_000);

let place: Folder;
beforeEach(() => (place = folder()));
afterEach(() => place.drop());

const run = (...args: string[]): Promise<Run> => schemactl(args, { cwd: place.path });
const written = (): string => {
  const [file = ''] = readdirSync(join(place.path, 'migrations'));
  return readFileSync(join(place.path, 'migrations', file), 'utf8');
};

describe('schemas and patterns on PostgreSQL', () => {
  const start = `create schema app; create schema other; create extension citext schema other;
    create type other.mood as enum ('ok'); create function other.f() returns trigger language plpgsql as 'begin return new; end';
    create table other.users (id integer primary key, mood other.mood);
    create table app.t (id integer primary key, email other.citext, mood other.mood, u integer references other.users);
    create trigger tr before insert on app.t for each row execute function other.f();
    create table app.a_log (id integer primary key, t integer references app.t);`;
  const changes = `alter table app.t add v other.citext; alter table app.a_log add v text; alter table other.users add v text;
    create table app.b (id integer primary key, u integer references other.users); create table other.b (id integer);
    create extension hstore schema other; create cast (other.mood as integer) with inout;`;
  const role = `limited_${process.pid}`;
  const grants = `grant usage on schema app to ${role}; revoke all on schema public, other from public;`;
  let server: TestServer;
  let from: FreshDatabase;
  let to: FreshDatabase;

  beforeAll(async () => {
    server = await defaultServer();
    [from, to] = [await freshDatabase(server, 'scope'), await freshDatabase(server, 'scope')];
    await connected(from.url, async (client) => {
      await client.query(`create role ${role} login; ${start}${grants}`);
    });
    await connected(to.url, (client) => client.query(start + grants + changes));
  });

  afterAll(async () => {
    await from.drop();
    await to.drop();
    await connected(server.url(), (client) => client.query(`drop role ${role}`));
  });

  test('only what is in scope is compared, and proven among what it needs', async () => {
    const scope = ['--schema', 'app', '--exclude', '*_log', '--from', from.url, '--to', to.url];
    const { code, stdout, stderr } = await run('diff', ...scope);
    expect({ code, stdout: stdout.trim() }).toEqual({
      code: 0,
      stdout: [
        'CREATE TABLE app.b (',
        '  id integer NOT NULL,',
        '  u integer,',
        '  CONSTRAINT b_pkey PRIMARY KEY (id),',
        '  CONSTRAINT b_u_fkey FOREIGN KEY (u) REFERENCES other.users (id)',
        ');',
        'ALTER TABLE app.t ADD COLUMN v other.citext;',
      ].join('\n'),
    });
    expect(stderr).toMatch(/warning: foreign key t_u_fkey from app\.t to other\.users leaves the scope/i);
    expect(stderr).toMatch(/warning: foreign key a_log_t_fkey from app\.a_log to app\.t leaves the scope/i);
    expect(await run('new', '--auto', 'first', ...scope)).toMatchObject({ code: 0 });
    expect(written()).toMatch(/^-- schemactl:proof .*down restores the start/m);
  });

  test('what belongs to no schema stands on what is in scope', async () => {
    const stored = `create schema own; create function own.store(internal) returns table_am_handler language internal
        as 'heap_tableam_handler';
      create access method mine type table handler own.store; create table own.t (id integer primary key) using mine;
      create function own.checks(text[], oid) returns void language internal as 'postgresql_fdw_validator';
      create foreign data wrapper w validator own.checks; create server s foreign data wrapper w;
      create foreign table own.f (a integer) server s;`;
    const [one, two] = [await freshDatabase(server, 'scope'), await freshDatabase(server, 'scope')];
    await connected(one.url, (client) => client.query(stored));
    await connected(two.url, (client) => client.query(`${stored} alter table own.t add v text`));
    const scope = ['--schema', 'own', '--from', one.url, '--to', two.url];
    expect(await run('new', '--auto', 'first', ...scope)).toMatchObject({ code: 0 });
    expect(written()).toMatch(/^-- schemactl:proof .*down restores the start/m);
    await one.drop();
    await two.drop();
  });

  test('a role needs rights on nothing but the scope; settings say it as well', async () => {
    const url = from.url.replace('postgres@', `${role}@`);
    write(place.path, 'schemactl.config.yaml', `schemas: app\nexclude: ['*_log']\n`);
    const dumped = await run('dump', '--url', url, '--schema-file', 'schema.sql');
    expect(dumped).toMatchObject({ code: 0 });
    const text = readFileSync(join(place.path, 'schema.sql'), 'utf8');
    expect(text).toContain('CREATE TABLE app.t');
    expect(text).not.toMatch(/CREATE (TABLE other|TYPE|EXTENSION)|_log/);
    const same = await run('check', '--url', url, '--against', url);
    expect(same).toMatchObject({ code: 0 });
  });
});

describe('patterns on SQLite', () => {
  test('tables are left out on both sides; schemas are refused', async () => {
    const database = freshFile();
    write(
      place.path,
      'schema.sql',
      'create table users (id integer primary key); create table a_log (id integer primary key, u integer references users); create table t (id integer primary key, l integer references a_log);',
    );
    const { url } = database;
    const scope = ['--url', url, '--to', 'schema.sql'];
    const { code, stderr } = await run('new', '--auto', 'first', ...scope, '--exclude', '*_LOG');
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).toMatch(/warning: foreign key from t to a_log leaves the scope/i);
    expect(written()).not.toContain('CREATE TABLE a_log');
    const refused = await run('diff', ...scope, '--schema', 'main');
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain('--exclude');
    database.drop();
  });
});
