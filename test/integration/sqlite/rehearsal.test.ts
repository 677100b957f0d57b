import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { folder, schemactl, write } from '../support/cli';
import type { Run } from '../support/cli';
import { query } from '../support/structure';
import { freshFile } from '../../setup/sqlite';
import type { FreshFile } from '../../setup/sqlite';

const first = `-- migrate:up
CREATE TABLE p (id INTEGER PRIMARY KEY, email TEXT); CREATE TABLE c (p INTEGER REFERENCES p ON DELETE CASCADE);
CREATE TABLE old (a); INSERT INTO p VALUES (1, 'a'), (2, 'a'); INSERT INTO c VALUES (1), (2); INSERT INTO old VALUES (1);
-- migrate:down
`;
const harmless = '-- migrate:up\nALTER TABLE p ADD COLUMN name TEXT;\n-- migrate:down\n';
const destructive = '-- migrate:up\nDROP TABLE old;\nDELETE FROM p WHERE id = 2;\n-- migrate:down\n';
const unfit =
  '-- migrate:up transaction:false\nDROP TABLE old;\nCREATE UNIQUE INDEX i ON p (email);\n-- migrate:down\n';
const orphans =
  '-- migrate:up transaction:false\nPRAGMA foreign_keys=OFF;\nDELETE FROM p WHERE id = 2;\nDROP TABLE old;\n-- migrate:down\n';

describe('a rehearsal on a copy of the file', () => {
  let db: FreshFile;
  let place: ReturnType<typeof folder>;
  const run = (...args: string[]): Promise<Run> =>
    schemactl([...args, '--no-dump-schema', '--url', db.url], { cwd: place.path });
  const result = (run: Run): Record<string, unknown> =>
    (JSON.parse(run.stdout) as { result: Record<string, unknown> }).result;
  const rows = (table: string): Promise<unknown> => query(db.url, `SELECT count(*) AS n FROM ${table}`);

  beforeEach(async () => {
    db = freshFile();
    place = folder({ 'migrations/1_first.sql': first });
    expect((await run('up')).code).toBe(0);
  });
  afterEach(() => {
    expect(readdirSync(dirname(db.path)).filter((name) => name.includes('rehearsal'))).toEqual([]);
    place.drop();
    db.drop();
  });

  test('is usual where data is lost, says what becomes of the rows, and then it is done', async () => {
    write(place.path, 'migrations/2_second.sql', destructive);
    const done = await run('up', '--yes', '--json');
    expect(done.code).toBe(0);
    expect(done.stderr).toMatch(
      /Rehearsing: 1 revision on a copy\nRehearsed: .*\n +c goes from 2 to 1 rows\n +old is gone with 1 rows/,
    );
    expect(result(done)).toMatchObject({
      applied: [{ file: '2_second.sql' }],
      rehearsal: {
        revisions: 1,
        rows: 5,
        changed: [
          { table: 'c', before: 2, after: 1 },
          { table: 'old', before: 1 },
          { table: 'p', before: 2, after: 1 },
        ],
      },
    });
    expect(await rows('p')).toEqual([{ n: 1 }]);
  });

  test('is left out where nothing is lost, unless it is asked for; and with --no-rehearse', async () => {
    write(place.path, 'migrations/2_second.sql', harmless);
    expect(result(await run('up', '--json'))).not.toHaveProperty('rehearsal');
    write(place.path, 'migrations/3_third.sql', harmless.replace('name', 'other'));
    expect(result(await run('migrate', '--rehearse', '--json'))).toMatchObject({
      rehearsal: { changed: [] },
    });
    expect(result(await run('up', '--rehearse', '--json'))).not.toHaveProperty('rehearsal');
    write(place.path, 'migrations/4_fourth.sql', destructive);
    expect(result(await run('up', '--yes', '--no-rehearse', '--json'))).not.toHaveProperty('rehearsal');
    expect(existsSync(db.path)).toBe(true);
  });

  test.each([
    ['a file that would stop half way', unfit, 'UNIQUE constraint failed: p.email'],
    ['rows that would be left without their parents', orphans, '1 more rows violate a foreign key'],
  ])('keeps the database from %s', async (_what, file, message) => {
    write(place.path, 'migrations/2_second.sql', file);
    const stopped = await run('up', '--yes', '--json');
    expect(stopped.code).toBe(1);
    const { error } = JSON.parse(stopped.stdout) as { error: Record<string, unknown> };
    expect(error).toMatchObject({ code: 'REHEARSAL_FAILED' });
    expect(error['message']).toContain(`the rehearsal on a copy failed, and the database is as it was: `);
    expect(error['message']).toContain(message);
    expect([await rows('old'), await rows('p')]).toEqual([[{ n: 1 }], [{ n: 2 }]]);
    expect((await run('status')).stdout).toContain('Applied: 1\nPending: 1');
  });

  test('runs nothing in a dry run', async () => {
    write(place.path, 'migrations/2_second.sql', harmless);
    const dry = await run('up', '--rehearse', '--dry-run');
    expect([dry.code, dry.stderr]).toEqual([2, expect.stringContaining('--dry-run runs nothing')]);
    const both = await run('up', '--rehearse', '--no-rehearse');
    expect(both.code).toBe(2);
  });
});
