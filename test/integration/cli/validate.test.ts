import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folder, schemactl, write } from '../support/cli';
import type { Run } from '../support/cli';
import { testEngines } from '../support/engines';
import type { TestDatabase } from '../support/engines';

const table = (name: string): string =>
  `-- migrate:up\ncreate table ${name} (id integer);\n-- migrate:down\ndrop table ${name};\n`;

interface Document {
  readonly ok: boolean;
  readonly result: {
    readonly files: number;
    readonly fixed: readonly string[];
    readonly findings: readonly { readonly kind: string; readonly file?: string; readonly line?: number }[];
  };
}

describe.each(testEngines)('validate on $name', ({ name, database }) => {
  let db: TestDatabase;
  let place: ReturnType<typeof folder>;
  const run = (...args: string[]): Promise<Run> =>
    schemactl(args, { cwd: place.path, env: { DATABASE_URL: db.url } });
  const found = async (...args: string[]): Promise<readonly [number | null, readonly string[]]> => {
    const { code, stdout } = await run('validate', ...args, '--json');
    const { findings } = (JSON.parse(stdout) as Document).result;
    return [code, findings.map(({ kind, file }) => `${kind} ${file ?? ''}`.trim())];
  };

  beforeEach(async () => {
    db = await database();
    place = folder({
      'migrations/001_a.sql': table('a'),
      'migrations/003_c.sql': table('c'),
      'migrations/R__view.sql': 'select 1;\n',
    });
    await run('up');
  });
  afterEach(async () => {
    place.drop();
    await db.drop();
  });

  test('finds nothing where all is well', async () => {
    const { code, stdout } = await run('validate');
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^3 files, against \S+: nothing is wrong\.\n$/),
    ]);
  });

  test('lists everything at once, mends what can be mended, and exits 3 while something is left', async () => {
    write(place.path, 'migrations/001_a.sql', table('a').replace('integer', 'bigint'));
    write(place.path, 'migrations/002_b.sql', table('b'));
    place.remove('migrations/003_c.sql');
    place.remove('migrations/R__view.sql');
    expect(await found()).toEqual([
      3,
      ['changed 001_a.sql', 'out of order 002_b.sql', 'missing', 'missing R__view.sql'],
    ]);
    const dry = await run('validate', '--fix', '--dry-run');
    expect([dry.code, dry.stdout]).toEqual([
      3,
      expect.stringMatching(
        /^Would fix: 001_a\.sql\nWould fix: 003\nWould fix: R__view\nchanged: .*4 findings/s,
      ),
    ]);
    expect((await run('validate', '--dry-run')).code).toBe(2);
    const { code, stdout } = await run('validate', '--fix');
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^Fixed: 001_a\.sql\nFixed: 003\nFixed: R__view\n2 files.*nothing is wrong/s),
    ]);
  });

  test('one finding is called one', async () => {
    write(place.path, 'migrations/001_a.sql', table('a').replace('integer', 'bigint'));
    expect((await run('validate')).stdout).toMatch(/: 1 finding\.\n$/);
  });

  test('files that can not be read or stand twice hide nothing else', async () => {
    write(place.path, 'migrations/002_b.sql', 'select 1;\n');
    write(place.path, 'migrations/003_again.sql', table('again'));
    write(place.path, 'migrations/V4__x.sql', 'select 1;\n');
    write(place.path, 'migrations/R__view.sql', 'select 1;\n-- migrate:down\n');
    const [code, findings] = await found('--fix');
    expect(code).toBe(3);
    expect(findings).toEqual(
      expect.arrayContaining([
        'unreadable 002_b.sql',
        'unreadable R__view.sql',
        'duplicate',
        'unadopted V4__x.sql',
      ]),
    );
    const alone = await schemactl(['validate', '--engine', name, '--json'], { cwd: place.path });
    expect([alone.code, (JSON.parse(alone.stdout) as Document).result.findings]).toMatchObject([
      3,
      [{ line: 1 }, { line: 2 }, { kind: 'duplicate' }, { kind: 'unadopted' }],
    ]);
    expect((await schemactl(['validate'], { cwd: place.path })).stderr).toContain('--engine');
  });

  test('make-migrations takes a description with -d, and other names of commands are known', async () => {
    write(
      place.path,
      'schema.ts',
      "import { integer, table } from 'schemactl/schema';\nexport const a = table('a', { id: integer().nullable() });\nexport const c = table('c', { id: integer().nullable() });\nexport const d = table('d', { id: integer() });\n",
    );
    const made = await run('make-migrations', '-d', 'add user profile', '-v', '2.4.1');
    expect([made.code, made.stderr]).toEqual([2, expect.stringContaining('would run before 003')]);
    expect((await run('makemigrations', '-d', 'add user profile')).stderr).toBe('');
    expect((await run('create_empty', '--name', 'by_hand')).code).toBe(0);
    const names = readdirSync(join(place.path, 'migrations')).map((file) => file.replace(/^\d{14}/, ''));
    expect(names).toEqual(expect.arrayContaining(['_add_user_profile.sql', '_by_hand.sql']));
    expect((await run('upgrade')).stdout).toBe('Applied 2 revisions.\n');
  });
});
