import { setTimeout as sleep } from 'node:timers/promises';
import { createPorts } from '../../../src/library';
import { objectId } from '../../../src/domain/schema/id';
import { diffSources } from '../../../src/services/diff';
import type { DiffResult } from '../../../src/services/diff';
import type { Survey } from '../../../src/services/ports/session';
import { ofManyTables, ofNone } from '../../../src/services/sources/both-databases';
import type { Differing } from '../../../src/services/sources/both-databases';
import { compare } from '../../../src/services/sources/compare';
import type { Comparison } from '../../../src/services/sources/compare';
import { connected, defaultServer, freshDatabase, majors, postgres } from '../../setup/postgres';
import type { FreshDatabase } from '../../setup/postgres';

const ports = createPorts({ env: {} });
const open = { migrationsTable: 'schema_migrations', lockTimeoutMs: 0 };
const table = (name: string): string => objectId('table', ['public', name]);

/** Twenty tables that have nothing to do with each other, then some that do. */
const schema = `
  ${Array.from({ length: 20 }, (_, n) => `create table plain${n} (id integer primary key, note text default 'x');`).join('\n')}
  create function trace() returns trigger language plpgsql as 'begin return new; end';
  create type mood as enum ('good', 'bad');
  create table author (id integer primary key, name varchar(20) not null, mood mood, check (name <> ''));
  create index author_name on author (name);
  create trigger author_trace before insert on author for each row execute function trace();
  create policy author_all on author using (true);
  create rule author_rule as on delete to author do nothing;
  create statistics author_statistics on id, name from author;
  create table book (id serial primary key, author integer references author, pages integer generated always as identity);
  create table loan (id integer primary key, book integer references book);
  create view names as select name from author;
  create table parted (id integer) partition by range (id);
  create table parted_1 partition of parted for values from (1) to (10);
  create table parted_2 partition of parted for values from (10) to (20);
`;

async function inPair<T>(
  change: string,
  use: (from: FreshDatabase, to: FreshDatabase) => Promise<T>,
  start = schema,
): Promise<T> {
  const server = await defaultServer();
  const [from, to] = [await freshDatabase(server, 'survey'), await freshDatabase(server, 'survey')];
  try {
    await connected(from.url, (client) => client.query(start));
    // What was made and dropped before leaves other numbers in the catalog.
    await connected(to.url, async (client) => {
      await client.query('create table before_all (id integer); drop table before_all');
      await client.query(start);
      await client.query(change);
    });
    return await use(from, to);
  } finally {
    await from.drop();
    await to.drop();
  }
}

const sides = (from: FreshDatabase, to: FreshDatabase) =>
  ({
    from: { kind: 'database', target: ports.target(from.url) },
    to: { kind: 'database', target: ports.target(to.url) },
    mayUseServer: true,
    scope: {},
    open,
    cwd: '/',
  }) as const;

const compared = (change: string, start?: string): Promise<Comparison> =>
  inPair(
    change,
    (from, to) => compare(ports, { ...sides(from, to), differing: { ...ofManyTables, fromTables: 0 } }),
    start,
  );

const read = ({ from }: Comparison): readonly string[] =>
  [...from.state.objects.values()].flatMap(({ kind, path }) => (kind === 'table' ? [path.join('.')] : []));

async function survey<T>(
  database: FreshDatabase,
  look: (survey: Survey) => Promise<T>,
): Promise<T | undefined> {
  const session = await ports
    .engine('postgres')
    .open(ports.target(database.url), { ...open, readOnly: true });
  try {
    return await session.survey?.({}, look);
  } finally {
    await session.close();
  }
}

const fingerprints = (database: FreshDatabase): Promise<ReadonlyMap<string, string>> =>
  survey(database, (each) => each.fingerprints()).then((found) => found ?? new Map<string, string>());

test('the same tables have the same fingerprints in another database, whatever the catalog calls them there', async () => {
  await inPair('', async (from, to) => {
    const found = await fingerprints(from);
    expect(found.size).toBe(26);
    expect(await fingerprints(to)).toEqual(found);
  });
});

test.each([
  ['a column', 'alter table author add born date'],
  ['a type', 'alter table author alter mood type text'],
  ['a default', `alter table author alter name set default 'nobody'`],
  ['a check', `alter table author add check (id > 0)`],
  ['a key', 'alter table author add unique (name)'],
  ['an index', 'create index on author (mood)'],
  ['an option', 'alter table author set (fillfactor = 70)'],
  ['a policy', 'drop policy author_all on author'],
  ['row security', 'alter table author enable row level security'],
  ['a trigger', 'alter table author disable trigger author_trace'],
  ['a rule', 'alter table author disable rule author_rule'],
  ['statistics', 'alter statistics author_statistics set statistics 10'],
  ['a parent', 'create table above (); alter table author inherit above'],
  ['a comment', `comment on table author is 'writes'`],
  ['a comment on a column', `comment on column author.name is 'as printed'`],
  ['a comment on a check', `comment on constraint author_name_check on author is 'named'`],
  ['a comment on an index', `comment on index author_name is 'fast'`],
  ['a comment on a trigger', `comment on trigger author_trace on author is 'tells'`],
  ['a comment on a policy', `comment on policy author_all on author is 'open'`],
  ['a comment on a rule', `comment on rule author_rule on author is 'kept'`],
  ['a comment on statistics', `comment on statistics author_statistics is 'both'`],
  ['a privilege', 'grant select on author to public'],
  ['a privilege on a column', 'grant select (name) on author to public'],
  ['an owner', 'alter table author owner to pg_monitor'],
])('%s shows in the fingerprint of its table alone', async (_what, change) => {
  await inPair(change, async (from, to) => {
    const [before, after] = [await fingerprints(from), await fingerprints(to)];
    const changed = [...before].filter(([id, each]) => after.get(id) !== each).map(([id]) => id);
    expect(changed).toEqual([table('author')]);
  });
});

test.each([
  ['a sequence', 'alter sequence book_id_seq cache 5'],
  ['a comment on a sequence', `comment on sequence book_id_seq is 'counts'`],
  ['a comment on the sequence of an identity', `comment on sequence book_pages_seq is 'counts'`],
  ['a privilege on a sequence', 'grant usage on sequence book_id_seq to public'],
  ['an identity', 'alter table book alter pages set start with 7'],
])('%s shows in the fingerprint of the table that owns it', async (_what, change) => {
  await inPair(change, async (from, to) => {
    const [before, after] = [await fingerprints(from), await fingerprints(to)];
    const changed = [...before].filter(([id, each]) => after.get(id) !== each).map(([id]) => id);
    expect(changed).toEqual([table('book')]);
  });
});

/** Indexes that differ in one facet only. */
const indexFacets: readonly (readonly [before: string, after: string])[] = [
  ['(a)', '(b)'],
  ['(a, b)', '(b, a)'],
  ['(a)', '(a desc)'],
  ['(a)', '(a nulls first)'],
  ['(a)', '(a text_pattern_ops)'],
  ['(a)', '(a collate "C")'],
  ['(a)', '(a collate "und-x-icu")'],
  ['(a)', 'using hash (a)'],
  ['(a, b)', '(a) include (b)'],
  ['(lower(a))', '(upper(a))'],
  ['(a, lower(b))', '(a, lower(b) collate "C")'],
  [`(a) where b <> ''`, `(a) where b <> 'x'`],
  ["using gin (to_tsvector('simple', a))", "using gin (to_tsvector('simple', b))"],
  ['using gin (j)', 'using gin (j jsonb_path_ops)'],
  ['using gist (r)', 'using spgist (r)'],
  ['using gist (v)', 'using gist (v tsvector_ops (siglen = 100))'],
];

test('each facet of an index shows in the fingerprint of its table', async () => {
  const tables = indexFacets.map(
    (_, n) => `create table k${n} (a text, b text, j jsonb, r int4range, v tsvector);`,
  );
  const indexes = (side: 0 | 1): string =>
    indexFacets.map((facet, n) => `create index i${n} on k${n} ${facet[side]};`).join('\n');
  const drops = indexFacets.map((_, n) => `drop index i${n};`).join('\n');
  const start = `${tables.join('\n')}\n${indexes(0)} create table plain (id integer primary key);`;
  await inPair(
    drops + indexes(1),
    async (from, to) => {
      const [before, after] = [await fingerprints(from), await fingerprints(to)];
      const same = [...before].filter(([id, each]) => after.get(id) === each).map(([id]) => id);
      expect(same).toEqual([table('plain')]);
      await connected(to.url, (client) => client.query(drops + indexes(0)));
      expect(await fingerprints(to)).toEqual(before);
    },
    start,
  );
});

/** Things of one number in the catalog on both sides, of which a table speaks. */
const renamed: readonly (readonly [what: string, start: string, change: string])[] = [
  [
    'a function in a check',
    `create function sound(text) returns boolean immutable language sql as 'select true';
     create table one (a text check (sound(a)))`,
    'alter function sound rename to healthy',
  ],
  [
    'a function in a predicate',
    `create function sound(text) returns boolean immutable language sql as 'select true';
     create table one (a text); create index on one (a) where sound(a)`,
    'alter function sound rename to healthy',
  ],
  [
    'a label in a check',
    `create type mood as enum ('good', 'bad'); create table one (a mood check (a <> 'bad'))`,
    `alter type mood rename value 'bad' to 'worse'`,
  ],
  [
    'labels in a predicate',
    `create type mood as enum ('good', 'bad'); create table one (a mood);
     create index on one (a) where a = any ('{bad,good}'::mood[])`,
    `alter type mood rename value 'bad' to 'worse'`,
  ],
  [
    'a table that a check names',
    'create table other (); create table one (a regclass check (a <> $$other$$::regclass))',
    'alter table other rename to another',
  ],
  [
    'tables that a check names in a list',
    'create table other (); create table one (a regclass check (a <> all ($${other}$$::regclass[])))',
    'alter table other rename to another',
  ],
  [
    'a type',
    `create type mood as enum ('good'); create table one (a mood)`,
    'alter type mood rename to humour',
  ],
  [
    'a type of arrays',
    `create domain label as text; create table one (a label[])`,
    'alter domain label rename to title',
  ],
];

test.each(renamed)('%s shows under its new name', async (_what, start, change) => {
  const server = await defaultServer();
  const from = await freshDatabase(server, 'survey');
  const copy = `${from.name}_copy`;
  try {
    await connected(from.url, (client) => client.query(start));
    await connected(server.url(), (client) => client.query(`create database ${copy} template ${from.name}`));
    const before = await fingerprints(from);
    const to = { ...from, name: copy, url: server.url(copy) };
    expect(await fingerprints(to)).toEqual(before);
    await connected(to.url, (client) => client.query(change));
    const after = await fingerprints(to);
    expect(after.get(table('one'))).not.toBe(before.get(table('one')));
  } finally {
    await connected(server.url(), (client) => client.query(`drop database if exists ${copy} with (force)`));
    await from.drop();
  }
});

test('how a statement was written shows in no fingerprint', async () => {
  const start = `create table one (a text check (a <> 'x' and length(a) < 10)); create index on one (a) where a > 'b'`;
  const again = `drop table one; create table one (a text   check   (a <> 'x'   and (length(a) < 10)));
    create index on one (a)   where (a   >   'b')`;
  await inPair(
    again,
    async (from, to) => expect(await fingerprints(to)).toEqual(await fingerprints(from)),
    start,
  );
});

test('of the tables only what differs is read, with what it refers to and what refers to it', async () => {
  const comparison = await compared('alter table author add born date');
  expect(comparison.from.partial).toBe(true);
  expect(read(comparison)).toEqual(['public.author', 'public.book']);
  expect(comparison.from.state.objects.has(objectId('view', ['public', 'names']))).toBe(true);
});

test('a partition brings its whole family along', async () => {
  const comparison = await compared('alter table parted_1 add check (id <> 5)');
  expect(read(comparison)).toEqual(['public.parted', 'public.parted_1', 'public.parted_2']);
});

test('a kind that only one of them has tells nothing of the other tables', async () => {
  const start = 'create table one (id integer); create table two (id integer);';
  const comparison = await compared('create policy first on two using (true)', start);
  expect(read(comparison)).toEqual(['public.two']);
});

test('where nothing differs no table is read', async () => {
  expect(read(await compared(''))).toEqual([]);
});

test('where more than tables differs, everything is read', async () => {
  for (const change of [`alter type mood add value 'mixed'`, 'create view more as select 1 as one']) {
    expect((await compared(change)).from.partial).toBe(false);
  }
});

test('where a routine depends on what changes, everything is read', async () => {
  const start = `${schema} create function first_name() returns text begin atomic select name from author limit 1; end;`;
  expect((await compared('alter table author add born date', start)).from.partial).toBe(false);
  expect((await compared('alter table plain1 add born date', start)).from.partial).toBe(true);
});

test('where there are few tables, everything is read', async () => {
  const few = (from: FreshDatabase, to: FreshDatabase): Promise<Comparison> =>
    compare(ports, { ...sides(from, to), differing: ofManyTables });
  expect((await inPair('', few)).from.partial).toBe(false);
});

test('where most tables differ, everything is read', async () => {
  const changes = Array.from({ length: 16 }, (_, n) => `alter table plain${n} add more text;`);
  expect((await compared(changes.join('\n'))).from.partial).toBe(false);
});

test.each([
  ['a name that is read again in a shadow', 'alter index author_name rename to author_by_name'],
  [
    'a view in the way',
    'drop view names; alter table author alter name type text; create view names as select name from author',
  ],
  [
    'a key that others refer to',
    'alter table author drop constraint author_pkey cascade; alter table author add primary key (id) include (name); alter table book add foreign key (author) references author',
  ],
  [
    'tables that come and go',
    'drop table plain3; create table fresh (id integer references author); comment on table fresh is $$new$$',
  ],
])('what is read of them makes no difference to the SQL: %s', async (_what, change) => {
  await inPair(change, async (from, to) => {
    const sql = (differing: Differing): Promise<DiffResult> =>
      diffSources(ports, { ...sides(from, to), renames: [], differing });
    const [whole, part] = [await sql(ofNone), await sql({ fromTables: 0, upToShare: 1 })];
    expect(part).toEqual(whole);
    expect(whole.changes.length).toBeGreaterThan(0);
  });
});

/** What differs between two empty databases but for what each is filled with, in the words of `diff`, and what is warned of. */
interface Odd {
  readonly both?: string;
  readonly from?: string;
  readonly to?: string;
  readonly roles?: readonly [string, string];
  readonly encodings?: readonly [string, string];
  readonly expected: string;
}

const roles = ['survey_a', 'survey_b', 'survey_owner'];
const statistics = `create table one (id integer, name text);
  create schema a; create statistics a.both on id, name from one;
  create schema b; create statistics b.both on id, name from one;`;

const odd: readonly (readonly [string, Odd])[] = [
  [
    'statistics that belong to the role which reads one of them only',
    {
      both: `${statistics} alter table one owner to survey_owner; alter statistics a.both owner to survey_a;`,
      roles: ['survey_a', 'survey_b'],
      expected: 'owner',
    },
  ],
  [
    'comments on statistics of one name',
    {
      both: statistics,
      from: `comment on statistics a.both is 'x'; comment on statistics b.both is 'y'`,
      to: `comment on statistics a.both is 'y'; comment on statistics b.both is 'x'`,
      expected: 'comment',
    },
  ],
  [
    'other letters of the same bytes',
    {
      both: 'create table one (id integer);',
      from: `comment on table one is 'Ã¤'`,
      to: `comment on table one is 'ä'`,
      encodings: ['LATIN1', 'UTF8'],
      expected: 'comment',
    },
  ],
  [
    'a foreign key to a table that never appears',
    {
      both: `create table schema_migrations (version text primary key);
        create table one (version text references schema_migrations);`,
      expected: 'leaves the scope',
    },
  ],
];

async function oddDatabase(name: string, encoding: string, scripts: readonly string[]): Promise<void> {
  const server = await defaultServer();
  await connected(server.url(), (client) =>
    client.query(`create database ${name} template template0 encoding '${encoding}' locale 'C'`),
  );
  await connected(server.url(name), async (client) => {
    for (const script of scripts) await client.query(script);
  });
}

test.each(odd)('what is read of them makes no difference: %s', async (_what, each) => {
  const server = await defaultServer();
  const names = ['survey_odd_from', 'survey_odd_to'] as const;
  const users = roles.map((role) => `create role ${role} login;`).join(' ');
  await connected(server.url(), (client) => client.query(users));
  try {
    const { encodings = ['UTF8', 'UTF8'], both = '' } = each;
    await oddDatabase(names[0], encodings[0], [both, each.from ?? '']);
    await oddDatabase(names[1], encodings[1], [both, each.to ?? '']);
    const found = async (differing: Differing): Promise<unknown> => {
      const told: unknown[] = [];
      const telling = createPorts({ env: {}, report: (event) => void told.push(event) });
      const [from, to] = names.map((name, index) => {
        const user = each.roles?.[index] ?? 'postgres';
        return { kind: 'database', target: telling.target(server.url(name, { user })) } as const;
      });
      if (!from || !to) throw new Error('there are two');
      const input = { from, to, mayUseServer: false, scope: {}, open, cwd: '/', renames: [] };
      return [await diffSources(telling, { ...input, differing }), told];
    };
    const whole = await found(ofNone);
    expect(JSON.stringify(whole)).toContain(each.expected);
    expect(await found({ fromTables: 0, upToShare: 1 })).toEqual(whole);
  } finally {
    await connected(server.url(), async (client) => {
      for (const name of names) await client.query(`drop database if exists ${name} with (force)`);
      await client.query(`drop role ${roles.join(', ')}`);
    });
  }
});

test.each(majors)(
  'PostgreSQL %i that ends idle transactions does not give up a database that waits for the other',
  async (major) => {
    const database = await freshDatabase(await postgres(major), 'survey');
    try {
      await connected(database.url, (client) =>
        client.query(`create table one (id integer);
          alter database ${database.name} set idle_in_transaction_session_timeout = '200ms'`),
      );
      const tables = await survey(database, async (each) => {
        await sleep(1000);
        return each.fingerprints();
      });
      expect(tables?.size).toBe(1);
    } finally {
      await database.drop();
    }
  },
);
