import Database from 'better-sqlite3';
import { splitStatements } from '../../../src/domain/sql';
import { engineNamed } from '../../../src/adapters/engines/registry';
import { connected } from '../../setup/postgres';
import { execute, folder, schemactl, write } from '../support/cli';
import { testEngines } from '../support/engines';
import { query } from '../support/structure';
import { four, ground } from './support';
import type { Ground } from './support';

/** Runs a script statement by statement, as the engine's own client does, without the lines that are for that client. */
async function play(url: string, sql: string): Promise<void> {
  const plain = sql.replace(/^[\\.].*$/gm, '');
  const { lexis } = engineNamed(url.startsWith('sqlite:') ? 'sqlite' : 'postgres').dialect;
  const statements = splitStatements(plain, lexis).map((statement) => statement.sql);
  if (!url.startsWith('sqlite:')) {
    await connected(url, async (client) => {
      for (const statement of statements) await client.query(statement);
    });
    return;
  }
  const db = new Database(url.slice('sqlite:'.length));
  try {
    for (const statement of statements) db.exec(statement);
  } finally {
    db.close();
  }
}

const odd = {
  sqlite: `-- migrate:up
-- it's a \\ comment: $1 ?
create table "it's" (note text default 'a;b');
create trigger tr after insert on "it's" begin delete from "it's" where note is null; end;
pragma foreign_keys = off;
-- migrate:down
drop table "it's" -- no semicolon
`,
  postgres: `-- migrate:up
-- it's a \\ comment: $1 ?
create table "it's" (note text default 'a;b');
create function f() returns int language plpgsql as $$ begin return 1; end; $$;
set search_path to nowhere;
-- migrate:down
drop function f();
drop table "it's" -- no semicolon
`,
};

const outside = {
  sqlite: '-- migrate:up transaction:false\ncreate index i on a (id);\n-- migrate:down\ndrop index i;\n',
  postgres:
    '-- migrate:up transaction:false\ncreate index concurrently i on a (id);\n-- migrate:down transaction:false\ndrop index concurrently i;\n',
};

describe.each(testEngines)('scripts on $name', ({ name, database }) => {
  let at: Ground;
  beforeEach(async () => {
    at = await ground(database, {
      ...four,
      'migrations/20260301000000_odd.sql': odd[name],
      'migrations/20260302000000_outside.sql': outside[name],
    });
  });
  afterEach(() => at.drop());
  const output = async (line: string): Promise<string> => {
    const [run] = await at.run(line);
    expect([run?.code, run?.stderr]).toEqual([0, '']);
    return run?.stdout ?? '';
  };

  test('what is pending runs with its records, and the way back too', async () => {
    await at.run('migrate +1');
    await play(at.url, await output('migrate --sql'));
    expect(await at.tables()).toBe('abcd');
    expect((await at.run('migrate'))[0]?.stdout).toBe('Nothing is pending.\n');
    const rows = await query(
      at.url,
      'select version, kind, name, checksum, token_checksum, applied_at, statements_done from schemactl_history order by 1',
    );
    expect(rows).toHaveLength(6);
    for (const row of rows) {
      expect(row).toMatchObject({ kind: 'sql', statements_done: null });
      expect(row['checksum']).toMatch(/^[0-9a-f]{64}$/);
      expect(Math.abs(new Date(row['applied_at'] as string | Date).getTime() - Date.now())).toBeLessThan(
        600_000,
      );
    }
    expect(await output('migrate --sql')).toBe('');
    await play(at.url, await output('rollback -5 --sql'));
    expect([await at.tables(), await at.applied()]).toEqual(['a', 'a']);
    expect(await query(at.url, 'select version from schemactl_history')).toHaveLength(1);
    expect((await at.run('status'))[0]?.stdout).toContain('Applied: 1\nPending: 5');
  });

  test('ranges need no database, and make what a run makes', async () => {
    const offline = folder(Object.fromEntries(Object.entries(four)));
    const line = (...args: readonly string[]): Promise<string> =>
      schemactl([...args, '--sql', '--engine', name], { cwd: offline.path }).then(({ stdout }) => stdout);
    try {
      await play(at.url, await line('migrate', 'b'));
      expect([await at.tables(), await at.applied()]).toEqual(['ab', 'ab']);
      await play(at.url, await line('migrate', '--from', 'b', '--to', 'head'));
      expect([await at.tables(), await at.applied()]).toEqual(['abcd', 'abcd']);
      await play(at.url, await line('rollback', '--from', 'd', '--to', 'a'));
      expect([await at.tables(), await at.applied()]).toEqual(['a', 'a']);
      expect(await line('migrate')).toBe(await line('migrate', '--from', 'base'));
      await at.run('migrate +1');
      expect((await at.run('status'))[0]?.stdout).toContain('Applied: 2');
    } finally {
      offline.drop();
    }
  });

  test('running it twice changes nothing more', async () => {
    const sql = await output('migrate +2 --sql');
    await play(at.url, sql);
    // Errors of better-sqlite3 may be those of another realm, which toThrow() doesn't know as errors.
    const message = expect.stringMatching(/already exists/) as string;
    await expect(play(at.url, sql)).rejects.toMatchObject({ message });
  });

  test('what has run in part is refused', async () => {
    const half = '-- migrate:up transaction:false\ncreate table e (id integer);\nbroken;\n-- migrate:down\n';
    write(at.place.path, 'migrations/20260105000000_e.sql', half);
    expect((await at.run('migrate'))[0]?.code).toBe(7);
    const [run] = await at.run('migrate --sql');
    expect([run?.code, run?.stdout]).toEqual([7, '']);
    expect(run?.stderr).toMatch(/20260105000000_e.sql has run in part \(1 of 2 [^]*schemactl migrate first/);
  });

  test('the table of applied versions may have another name', async () => {
    await play(at.url, await output('migrate --sql --migrations-table applied'));
    expect((await at.run('status --migrations-table applied'))[0]?.stdout).toContain('Pending: 0');
  });

  test('what can not be written is refused', async () => {
    write(at.place.path, 'migrations/20260401000000_code.ts', 'export const up = async () => undefined;\n');
    const runs = await at.run(
      'migrate --sql',
      'migrate --from a',
      'migrate --sql --from +1',
      'migrate --sql --engine oracle --from base',
      'rollback --sql',
      'migrate --sql --to d',
    );
    expect(runs.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 0]);
    expect(runs[0]?.stderr).toContain('20260401000000_code.ts is code');
    expect(await at.tables()).toBe('');
  });
});

test('the clients of the engines run it as it is printed, where they are installed', async () => {
  const place = folder(four);
  const client = await execute('sh', ['-c', 'command -v sqlite3 || true'], { cwd: place.path });
  const { stdout } = await schemactl(['migrate', '--sql', '--engine', 'sqlite'], { cwd: place.path });
  expect(stdout.split('\n')[0]).toBe('.bail on');
  if (client.stdout !== '') {
    const run = await execute('sqlite3', ['-bail', 'x.db'], { cwd: place.path, input: stdout });
    expect([run.code, run.stderr]).toEqual([0, '']);
    const status = await schemactl(['status', '--url', 'sqlite:x.db'], { cwd: place.path });
    expect(status.stdout).toContain('Applied: 4\nPending: 0');
  }
  place.drop();
});
