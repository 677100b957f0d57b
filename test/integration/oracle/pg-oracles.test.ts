import { diffEntries } from '../../oracle/entries.js';
import type { Entry } from '../../oracle/entries.js';
import { dumpCatalog } from '../../oracle/pg-catalog.js';
import { findPgDump, pgDump } from '../../oracle/pg-dump.js';
import { connected, freshDatabase, majors, postgres } from '../../setup/postgres.js';
import type { Major } from '../../setup/postgres.js';
import { everything, facets, newerPairs, samePairs, silentFacets } from './pg-facets.js';

jest.setTimeout(300_000);

interface Judgement {
  readonly catalog: readonly Entry[];
  readonly dump: readonly Entry[] | undefined;
}

/** Builds a database from statements, asks both judges, and drops it again. */
async function judge(major: Major, sql: string): Promise<Judgement> {
  const database = await freshDatabase(await postgres(major), 'oracle');
  try {
    const catalog = await connected(database.url, async (client) => {
      await client.query(sql);
      return dumpCatalog(client);
    });
    return { catalog, dump: await pgDump(database.url, major) };
  } finally {
    await database.drop();
  }
}

/** A major that this machine's pg_dump can read, so that the two judges check each other; 15 where there is none. */
const judged = majors.filter((major) => findPgDump(major) !== undefined).at(-1) ?? 15;

describe(`on PostgreSQL ${judged}, both judges where there is a pg_dump`, () => {
  let start: Judgement;
  beforeAll(async () => {
    start = await judge(judged, everything);
  });

  test('the catalog knows every object that pg_dump prints', () => {
    const names = (start.dump ?? [])
      .map((entry) => /^Name: (.*?); Type: (.*?);/.exec(entry))
      .filter((found) => !/ACL|COMMENT|CAST|MAPPING/.test(found?.[2] ?? ''))
      .map((found) => (found?.[1] ?? '').replace(/\(.*/, '').split(' ').at(-1) ?? '');
    const known = start.catalog.join('\n');
    expect(start.catalog.length).toBeGreaterThan(60);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('two databases made alike are the same to both', async () => {
    const again = await judge(judged, everything);
    expect(diffEntries(start.catalog, again.catalog)).toEqual([]);
    expect(diffEntries(start.dump ?? [], again.dump ?? [])).toEqual([]);
  });

  test.each(samePairs)('the same: %s', async (_name, one, other) => {
    const [a, b] = [await judge(judged, one), await judge(judged, other)];
    expect(diffEntries(a.catalog, b.catalog)).toEqual([]);
    expect(diffEntries(a.dump ?? [], b.dump ?? [])).toEqual([]);
  });

  test.each(facets)('different: %s', async (_name, sql) => {
    const changed = await judge(judged, `${everything};\n${sql}`);
    expect(diffEntries(start.catalog, changed.catalog)).not.toEqual([]);
    if (start.dump !== undefined) expect(diffEntries(start.dump, changed.dump ?? [])).not.toEqual([]);
  });

  test.each(silentFacets)('different, though pg_dump is silent: %s', async (_name, sql) => {
    const changed = await judge(judged, `${everything};\n${sql}`);
    expect(diffEntries(start.catalog, changed.catalog)).not.toEqual([]);
  });
});

test.each(majors)('the dumper reads PostgreSQL %i and repeats itself', async (major) => {
  const [one, two] = [await judge(major, everything), await judge(major, everything)];
  expect(one.catalog.length).toBeGreaterThan(60);
  expect(diffEntries(one.catalog, two.catalog)).toEqual([]);
});

test.each(newerPairs)('different: %s, on PostgreSQL %i', async (_name, major, one, other) => {
  const [a, b] = [await judge(major, one), await judge(major, other)];
  expect(diffEntries(a.catalog, b.catalog)).not.toEqual([]);
});

test('on PostgreSQL 18 the names of NOT NULL constraints matter where somebody gave them', async () => {
  const [unnamed, usual, given] = [
    await judge(18, 'create table t (a int not null)'),
    await judge(18, 'create table t (a int constraint t_a_not_null not null)'),
    await judge(18, 'create table t (a int constraint n not null)'),
  ];
  expect(diffEntries(unnamed.catalog, usual.catalog)).toEqual([]);
  expect(diffEntries(unnamed.catalog, given.catalog)).not.toEqual([]);
});

test('the dumper leaves no trace in the session and writes nothing', async () => {
  const database = await freshDatabase(await postgres(judged), 'oracle');
  const path = await connected(database.url, async (client) => {
    const before = await dumpCatalog(client);
    expect(await dumpCatalog(client)).toEqual(before);
    return (await client.query<{ readonly search_path: string }>('show search_path')).rows[0]?.search_path;
  });
  expect(path).toBe('"$user", public');
  await database.drop();
});
