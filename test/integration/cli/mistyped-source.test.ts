import { freshFile } from '../../setup/sqlite';
import { folder } from '../support/cli';
import { schemactlMany } from '../support/many';

const table = 'create table kept (id integer);\n';

describe('the path of a source', () => {
  const file = freshFile();
  const place = folder({
    'db/schema.sql': table,
    'dump.txt': table,
    'migrations/001_kept.sql': `-- migrate:up\n${table}-- migrate:down\ndrop table kept;\n`,
    'notes/read.me': 'no SQL',
  });
  const run = (lines: readonly (readonly string[])[]) =>
    schemactlMany(lines, { cwd: place.path, env: { DATABASE_URL: file.url } });
  beforeAll(() => run([['up', '--no-dump-schema']]));
  afterAll(() => {
    place.drop();
    file.drop();
  });

  test('that is not there is an error which names it, whatever the kind, on either side', async () => {
    const sources = [
      'gone',
      'gone.sql',
      'gone.json',
      'gone.ts',
      'sql:gone',
      'sql:gone.sql',
      'migrations:gone',
      'state:gone',
      'models:gone',
      'models:gone/*.ts',
    ];
    const lines = sources.flatMap((source) => [
      ['diff', '--to', source, '--json'],
      ['diff', '--from', source, '--to', file.url, '--json'],
      ['check', '--against', source, '--json'],
      ['new', '--auto', '--to', source, '--json'],
      ['pull', '--from', source, '--out', 'out.ts', '--json'],
    ]);
    for (const [index, { code, stdout }] of (await run(lines)).entries()) {
      const { error } = JSON.parse(stdout) as { error?: { code: string; message: string } };
      expect([lines[index], code, error?.code, error?.message]).toEqual([
        lines[index],
        2,
        expect.stringMatching(/^BAD_(SOURCE|MODELS)$/),
        expect.stringMatching(/^(there is no file or (directory|folder)|no file matches) .*gone/),
      ]);
    }
  });

  test('behind sql: is read whatever its name', async () => {
    const runs = await run([
      ['diff', '--to', 'sql:dump.txt'],
      ['diff', '--to', 'sql:db'],
      ['diff', '--to', 'migrations:migrations'],
    ]);
    for (const { code, stdout } of runs) expect([code, stdout]).toEqual([0, '']);
  });

  test('of a directory without SQL is no empty schema', async () => {
    const [diff] = await run([['diff', '--to', 'sql:notes']]);
    expect([diff?.code, diff?.stderr]).toEqual([2, expect.stringMatching(/notes holds no \.sql files/)]);
  });
});
