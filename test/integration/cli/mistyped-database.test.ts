import { readdirSync } from 'node:fs';
import { freshFile } from '../../setup/sqlite';
import { folder } from '../support/cli';
import { schemactlMany } from '../support/many';

const revision = '-- migrate:up\ncreate table t (id integer);\n-- migrate:down\ndrop table t;\n';

/** Every command that works on what a database holds. */
const commands: readonly (readonly string[])[] = [
  ['status'],
  ['history'],
  ['current'],
  ['validate'],
  ['validate', '--fix'],
  ['lock'],
  ['lock', 'status'],
  ['unlock', '--yes'],
  ['stamp', 'head', '--yes'],
  ['baseline', '--yes'],
  ['repair'],
  ['rollback', '--yes'],
  ['down', '--yes'],
  ['redo', '--yes'],
  ['to', 'head', '--yes'],
  ['adopt', '--applied'],
  ['migrate', '--dry-run'],
  ['migrate', '--on-clone'],
  ['up', '--on-clone'],
  ['load', '--dry-run'],
  ['dump'],
  ['pull'],
  ['check'],
  ['migrate', '--sql'],
  ['rollback', '--sql'],
  ['clone', 'sqlite:other.db'],
];

describe('the path of an SQLite database that is not there', () => {
  let file: ReturnType<typeof freshFile>;
  let place: ReturnType<typeof folder>;
  const run = (lines: readonly (readonly string[])[]) =>
    schemactlMany(lines, { cwd: place.path, env: { DATABASE_URL: file.url } });

  beforeEach(() => {
    file = freshFile('mistyped.db');
    place = folder({
      'migrations/001_t.sql': revision,
      'db/schema.sql': 'create table loaded (id integer);\n',
      'schema.ts':
        "import { integer, table } from 'schemactl/schema';\nexport const t = table('t', { id: integer() });\n",
    });
  });
  afterEach(() => {
    place.drop();
    file.drop();
  });

  test('is NO_SUCH_DATABASE for all that works on what one holds, and no file is made', async () => {
    const lines = commands.map(([name = '', ...rest]) =>
      name === 'clone' ? [name, file.url, ...rest, '--json'] : [name, ...rest, '--json'],
    );
    const runs = await run(lines);
    for (const [index, { code, stdout }] of runs.entries()) {
      const { error } = JSON.parse(stdout) as { error?: { code: string; message: string } };
      expect([lines[index], code, error?.code]).toEqual([lines[index], 2, 'NO_SUCH_DATABASE']);
      expect(error?.message).toContain('mistyped.db');
    }
    expect(readdirSync(file.directory)).toEqual([]);
  });

  test.each([[['up']], [['create']], [['migrate']], [['load']]])('%j makes it', async (line) => {
    const [made, known] = await run([line, ['status']]);
    expect([made?.code, made?.stderr]).toEqual([0, expect.not.stringContaining('Error')]);
    expect(known?.code).toBe(0);
    expect(readdirSync(file.directory)).toContain('mistyped.db');
  });
});
