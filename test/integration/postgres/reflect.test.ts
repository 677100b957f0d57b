import { objectId } from '../../../src/domain/schema/id';
import type { SchemaState } from '../../../src/domain/schema/state';
import { connected, defaultServer, freshDatabase, majors, postgres } from '../../setup/postgres';
import { inDatabase, reflectClient, stateOf } from './ddl-support';

jest.setTimeout(120_000);

const schema = `
  create schema app;
  create type app.mood as enum ('ok', 'bad');
  create table public.users (id serial primary key, email varchar(50) collate "C" not null unique, mood app.mood default 'ok');
  create table app.posts (id bigint generated always as identity, author integer references users on delete cascade, tags app.mood[], n integer default 1 + 1);
  create index posts_idx on app.posts (author desc nulls last, (n + 1)) where n > 0;
  create view app.v as select u.email, count(*) as many from users u join app.posts on author = u.id group by u.id;
  comment on constraint users_pkey on users is 'key';
  comment on view app.v is 'view';
`;

const facetsOf = (state: SchemaState, kind: string, ...path: string[]): unknown =>
  state.objects.get(objectId(kind, path));

test.each(majors)('PostgreSQL %i: every kind is read with its facets and needs', async (major) => {
  const state = await stateOf(await postgres(major), schema);
  expect(state.unmanaged).toEqual([]);
  expect(facetsOf(state, 'schema', 'public')).toBeUndefined();
  expect(facetsOf(state, 'enum', 'app', 'mood')).toMatchObject({
    values: ['ok', 'bad'],
    needs: ['schema:app'],
  });
  expect(facetsOf(state, 'column', 'public', 'users', 'email')).toMatchObject({
    type: 'character varying(50)',
    nullable: false,
    collation: '"C"',
    ordinal: 2,
  });
  expect(facetsOf(state, 'sequence', 'public', 'users_id_seq')).toMatchObject({
    type: 'integer',
    max: '2147483647',
    parent: 'column:public.users.id',
    ownedBy: 'column:public.users.id',
  });
  expect(facetsOf(state, 'default', 'public', 'users', 'id')).toMatchObject({
    expression: `nextval('public.users_id_seq'::regclass)`,
    parent: 'column:public.users.id',
    needs: ['sequence:public.users_id_seq'],
  });
  expect(facetsOf(state, 'default', 'public', 'users', 'mood')).toMatchObject({
    expression: `'ok'::app.mood`,
    needs: ['enum:app.mood'],
  });
  expect(facetsOf(state, 'primary-key', 'public', 'users')).toMatchObject({
    name: 'users_pkey',
    columns: ['id'],
  });
  expect(facetsOf(state, 'unique', 'public', 'users', 'users_email_key')).toMatchObject({
    columns: ['email'],
  });
  expect(facetsOf(state, 'column', 'app', 'posts', 'tags')).toMatchObject({
    type: 'app.mood[]',
    needs: ['enum:app.mood'],
  });
  expect(facetsOf(state, 'column', 'app', 'posts', 'id')).toMatchObject({
    identity: { generation: 'always', start: '1', max: '9223372036854775807' },
  });
  expect(facetsOf(state, 'foreign-key', 'app', 'posts', 'posts_author_fkey')).toMatchObject({
    references: ['public', 'users'],
    referencedColumns: ['id'],
    onDelete: 'cascade',
    needs: ['column:app.posts.author', 'column:public.users.id', 'primary-key:public.users'],
  });
  expect(facetsOf(state, 'index', 'app', 'posts_idx')).toMatchObject({
    parent: 'table:app.posts',
    keys: [{ column: 'author', descending: true, nulls: 'last' }, { expression: '(n + 1)' }],
    where: '(n > 0)',
    needs: ['column:app.posts.author', 'column:app.posts.n'],
  });
  expect(facetsOf(state, 'view', 'app', 'v')).toMatchObject({
    columns: [
      { name: 'email', type: 'character varying(50) COLLATE "C"' },
      { name: 'many', type: 'bigint' },
    ],
    needs: expect.arrayContaining(['column:app.posts.author', 'primary-key:public.users']) as unknown,
  });
  expect(facetsOf(state, 'comment', 'primary-key', 'public', 'users')).toMatchObject({
    text: 'key',
    parent: 'primary-key:public.users',
  });
});

test('members of an extension are left alone, what uses them needs the extension', async () => {
  const state = await stateOf(
    await defaultServer(),
    'create extension citext; create table t (a citext, b citext[])',
  );
  expect(state.unmanaged).toEqual([]);
  expect([...state.objects.keys()]).toEqual([
    'column:public.t.a',
    'column:public.t.b',
    'extension:citext',
    'table:public.t',
  ]);
  expect(state.objects.get('column:public.t.b')?.needs).toEqual(['extension:citext']);
});

test('the scope and the hidden tables decide what is read', async () => {
  const script = `create schema a; create schema b; create table a.t (x serial); create table a.log_1 (x integer);
    create table b.t (x integer); create table schema_migrations (v text primary key); create view b.v as select 1 as one;`;
  await inDatabase(await defaultServer(), script, async (client) => {
    const hidden = [['public', 'schema_migrations']];
    const keys = async (scope: Parameters<typeof reflectClient>[1]): Promise<readonly string[]> =>
      [...(await reflectClient(client, scope, hidden)).objects.values()]
        .filter((object) => object.parent === undefined)
        .map((object) => object.id);
    expect(await keys({})).toEqual([
      'schema:a',
      'schema:b',
      'table:a.log_1',
      'table:a.t',
      'table:b.t',
      'view:b.v',
    ]);
    expect(await keys({ schemas: ['a'] })).toEqual(['schema:a', 'table:a.log_1', 'table:a.t']);
    expect(await keys({ exclude: ['log_*', 'b.*'] })).toEqual(['schema:a', 'schema:b', 'table:a.t']);
  });
});

test('a hostile search_path and hostile names change nothing', async () => {
  const server = await defaultServer();
  const database = await freshDatabase(server);
  await connected(database.url, async (client) => {
    await client.query(`create schema "we""ird.one"; create table "we""ird.one"."a b" ("c'd" integer default 1, "SELECT" text);
      create view "we""ird.one"."v;--" as select "c'd" from "we""ird.one"."a b"`);
    const state = await reflectClient(client);
    expect(state.objects.get(objectId('column', ['we"ird.one', 'a b', "c'd"]))).toMatchObject({
      type: 'integer',
    });
    expect(state.objects.get(objectId('view', ['we"ird.one', 'v;--']))?.needs).toContain(
      objectId('column', ['we"ird.one', 'a b', "c'd"]),
    );
  });
  await database.drop();
});

test('the number of queries does not grow with the number of tables, and kinds that are not there cost none', async () => {
  const server = await defaultServer();
  const tables = Array.from(
    { length: 40 },
    (_, n) => `create table t${n} (id serial primary key, x integer);`,
  );
  const count = (script: string): Promise<number> =>
    inDatabase(server, script, async (client) => {
      const asked = jest.spyOn(client, 'query');
      await reflectClient(client);
      return asked.mock.calls.length;
    });
  const ofOne = await count(tables[0] ?? '');
  expect(await count(tables.join(''))).toBe(ofOne);
  expect(await count('')).toBeLessThan(ofOne);
  expect(await count(`${tables[0] ?? ''} create type mood as enum ('ok');`)).toBe(ofOne + 1);
});
