import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPorts, newAutoRevision } from '../../../src';
import type { NewResult } from '../../../src';
import { defaultServer } from '../../setup/postgres';
import { folder, write } from '../support/cli';

interface Case {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly renames?: readonly string[];
  /** What the proof says between "down restores the start, " and "; in memory". */
  readonly proof: string;
  readonly risks: readonly string[];
}

const table = (columns: string): string => `create table c (id integer primary key${columns});`;
const parent = 'create table p (id integer primary key);';

/** Differences that rows may stand in the way of; table names are written without a schema. */
const cases: readonly Case[] = [
  {
    name: 'a dropped table keeps no rows',
    from: `${table('')}${parent}`,
    to: parent,
    proof: '5 rows in 1 table kept (1 column), no difference left',
    risks: ['DROPS_DATA table:c'],
  },
  {
    name: 'a way down that needs an empty table',
    from: table(', x text not null'),
    to: table(''),
    proof: '5 rows in 1 table kept (1 column), no difference left, down without rows: table:c',
    risks: ['DROPS_DATA column:c.x'],
  },
  {
    name: 'a new column that no row can fill',
    from: table(''),
    to: table(', x text not null'),
    proof: 'no difference left, without rows: table:c',
    risks: ['NEEDS_EMPTY_TABLE column:c.x'],
  },
  {
    name: 'the same in a table that is renamed',
    from: table(''),
    to: table(', x text not null').replace('table c', 'table d'),
    renames: ['c=d'],
    proof: 'no difference left, without rows: table:c',
    risks: ['NEEDS_EMPTY_TABLE column:d.x'],
  },
  {
    name: 'a new foreign key to a table that has no rows yet',
    from: table(', p integer not null'),
    to: `${parent}${table(', p integer not null references p (id)')}`,
    proof: 'no difference left, without rows: table:c',
    risks: ['NEEDS_FITTING_ROWS foreign-key:c'],
  },
  {
    name: 'a computed column that takes no NULL',
    from: table(', x text'),
    to: table(', x text, y text generated always as (nullif(x, x)) stored not null'),
    proof: 'no difference left, without rows: table:c',
    risks: ['NEEDS_FITTING_ROWS column:c.y'],
  },
  {
    name: 'a unique index that a rebuild brings back is no new one',
    from: `${table(', x text, y text')} create unique index u on c (x);`,
    to: `${table(', x text, y text not null')} create unique index u on c (x);`,
    proof: '5 rows in 1 table kept (3 columns), no difference left',
    risks: ['NEEDS_FITTING_ROWS column:c.y'],
  },
];

/** A scratch database costs its time: of the common cases PostgreSQL walks those that its own room has a part in. */
const postgresCases = cases.filter(({ name }) => /way down|renamed|computed/.test(name));

/** Differences of SQLite alone. */
const sqliteCases: readonly Case[] = [
  {
    name: 'values that compare otherwise under an unchanged key',
    from: table(', x text unique'),
    to: table(', x text collate nocase unique'),
    proof: '5 rows in 1 table kept (2 columns), no difference left',
    risks: ['NEEDS_FITTING_ROWS unique:c'],
  },
  {
    name: 'values that are stored otherwise under an unchanged check',
    from: table(', x text, check (x > 5)'),
    to: table(', x integer, check (x > 5)'),
    proof: '5 rows in 1 table kept (2 columns), no difference left',
    risks: ['NARROWS_TYPE column:c.x', 'NEEDS_FITTING_ROWS check:c'],
  },
];

const told: ReadonlySet<string> = new Set([
  'DROPS_DATA',
  'NARROWS_TYPE',
  'NEEDS_FITTING_ROWS',
  'NEEDS_EMPTY_TABLE',
]);

/** The code and the object of each risk that concerns rows, without schemas and the names of constraints. */
function risksOf({ written }: NewResult): readonly string[] {
  return written
    .flatMap(({ risks }) => risks)
    .filter(({ code }) => told.has(code))
    .map(({ code, object }) => {
      const id = object.replace('public.', '');
      return `${code} ${/^(column|table|index):/.test(id) ? id : id.replace(/\..*$/, '')}`;
    });
}

describe.each(['sqlite', 'postgres'])('the proof and rows on %s', (engine) => {
  const place = folder();
  const ports = createPorts();
  afterAll(() => place.drop());

  const auto = async ({ from, to, renames }: Case): Promise<NewResult> => {
    write(place.path, 'from.sql', from);
    write(place.path, 'to.sql', to);
    const server = await defaultServer();
    const scope = { schemas: undefined, exclude: undefined };
    return newAutoRevision(ports, {
      from: { kind: 'sql', path: join(place.path, 'from.sql') },
      to: { kind: 'sql', path: join(place.path, 'to.sql') },
      engine,
      shadow: engine === 'postgres' ? ports.target(server.url()) : undefined,
      mayUseServer: true,
      scope,
      open: { migrationsTable: 'schema_migrations', lockTimeoutMs: 5000 },
      cwd: place.path,
      place: { directories: [join(place.path, 'migrations')], version: undefined, join },
      name: 'x',
      renames: renames ?? [],
      drops: [],
      prove: true,
      resolve: () => Promise.resolve(undefined),
    });
  };

  test.each(engine === 'sqlite' ? [...cases, ...sqliteCases] : postgresCases)('$name', async (each) => {
    const result = await auto(each);
    const proof = (result.proof ?? '').replace(/; .*$/, '').replaceAll('public.', '');
    expect(proof).toBe(`up reaches the models, down restores the start, ${each.proof}`);
    expect(risksOf(result)).toEqual(each.risks);
    const without = /without rows: (\S+)/.exec(each.proof)?.[1];
    expect(result.notes.map((note) => note.replace('public.', ''))).toEqual(
      without === undefined ? [] : [expect.stringContaining(`no rows in ${without}`)],
    );
    const file = readFileSync(result.written.at(-1)?.path ?? '', 'utf8');
    expect(file).toContain(`-- schemactl:proof ${result.proof ?? '-'}\n`);
  });
});
