import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from '../support/cli';
import { testEngines } from '../support/engines';
import { schemactlMany } from '../support/many';

const revision = (name: string): string =>
  `-- migrate:up\ncreate table ${name} (id integer);\n-- migrate:down\ndrop table ${name};\n`;

const models = `
import { integer, table } from 'schemactl/schema';
export const a = table('a', { id: integer() });
export const b = table('b', { id: integer() });
export const extra = table('extra', { id: integer() });
`;

/** Every file below a folder with its text, but for the database itself. */
function filesOf(path: string): Readonly<Record<string, string>> {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(path, name)).isFile() && !name.includes('.sqlite'));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

describe.each(testEngines)('--dry-run on $name', ({ database }) => {
  /** Runs the lines with and without `--dry-run`; what a real run would change must be as it was after the dry ones. */
  async function dry(
    lines: readonly (readonly string[])[],
    before: readonly (readonly string[])[] = [],
  ): Promise<readonly string[]> {
    const db = await database();
    const place = folder({
      'migrations/001_a.sql': revision('a'),
      'migrations/002_b.sql': revision('b'),
      'schema.ts': models,
      'db/schema.sql': 'create table loaded (id integer);\n',
    });
    const options = { cwd: place.path, env: { DATABASE_URL: db.url } };
    try {
      await schemactlMany(before, options);
      const files = filesOf(place.path);
      const [history, ...runs] = await schemactlMany(
        [['history', '--json'], ...lines.map((line) => [...line, '--dry-run']), ['history', '--json']],
        options,
      );
      expect(runs.pop()).toEqual(history);
      expect(filesOf(place.path)).toEqual(files);
      for (const [index, { code, stderr }] of runs.entries())
        expect([lines[index], code, stderr]).toEqual([lines[index], 0, expect.not.stringContaining('Error')]);
      return runs.map(({ stdout }) => stdout);
    } finally {
      place.drop();
      await db.drop();
    }
  }

  test('a database that is not there is neither made nor dropped', async () => {
    const [create, drop, up] = await dry([['create'], ['drop'], ['up']], [['drop', '--yes']]);
    expect(create).toMatch(/^Would create \S+\n$/);
    expect(drop).toMatch(/^There is no /);
    expect(up).toMatch(/^-- Would create \S+\n-- 001_a\.sql\n[^]*-- 002_b\.sql/);
  });

  test('create and drop of one that is there', async () => {
    const [create, drop] = await dry([['create'], ['drop']], [['up']]);
    expect(create).toMatch(/exists already/);
    expect(drop).toMatch(/^Would drop \S+\n$/);
  });

  test('up, migrate, rollback and baseline leave the history as it is', async () => {
    const [up, migrate, rollback, baseline] = await dry(
      [['up'], ['migrate'], ['rollback'], ['baseline']],
      [['create'], ['migrate', '--steps', '1', '--no-dump-schema']],
    );
    for (const text of [up, migrate]) expect(text).toMatch(/^-- 002_b\.sql\n/);
    expect(rollback).toMatch(/^-- 001_a\.sql\n/);
    expect(baseline).toBe('Would record: 002_b.sql\n');
  });

  test('repair names what it would forget', async () => {
    const [repair] = await dry(
      [['repair', '-d', 'elsewhere', '-d', 'migrations']],
      [['create'], ['up', '--no-dump-schema'], ['new', 'c', '-v', '003', '-d', 'elsewhere']],
    );
    expect(repair).toBe('History and files agree.\n');
    const [gone] = await dry(
      [['repair', '-d', 'schema']],
      [
        ['up', '--no-dump-schema'],
        ['init', '-d', 'schema'],
      ],
    );
    expect(gone).toBe('Would forget: 001\nWould forget: 002\n');
  });

  test('load and dump', async () => {
    const [load] = await dry([['load']], [['create']]);
    expect(load).toBe('Would run: db/schema.sql (1 statements)\n');
    const [dump] = await dry([['dump', '-s', 'out.sql']], [['up', '--no-dump-schema']]);
    expect(dump).toBe('Would write: out.sql\n');
  });

  test('new, init and pull write no file and say what would stand in it', async () => {
    const [empty, auto, init, pull] = await dry(
      [['new', 'c'], ['new', '--auto', 'd'], ['init'], ['pull', '--out', 'pulled.ts']],
      [['up', '--no-dump-schema']],
    );
    expect(empty).toMatch(/^Would create: migrations\/\d+_c\.sql\n\n-- migrate:up\n/);
    expect(auto).toMatch(
      /^Would create: migrations\/\d+_d\.sql\n[^]*-- migrate:up[^]*CREATE TABLE[^]*Proven: /i,
    );
    expect(init).toMatch(/^Would create: schemactl\.config\.yaml\n/);
    expect(pull).toMatch(/^Would write: pulled\.ts\n/);
  });

  test('a name that is taken is told in a dry run too', async () => {
    const place = folder({ 'migrations/001_a.sql': revision('a') });
    const [run] = await schemactlMany([['new', 'a', '-v', '001', '--dry-run']], { cwd: place.path });
    place.drop();
    expect([run?.code, run?.stderr]).toEqual([2, expect.stringContaining('version 001 exists already')]);
  });
});
