import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { folder, root } from '../support/cli';
import { testEngines } from '../support/engines';
import type { TestDatabase } from '../support/engines';
import { schemactlMany } from '../support/many';

const models = `
import { integer, table, text } from 'schemactl/schema';
export const users = table('users', { id: integer().identity().primaryKey(), name: text() });
`;

const good = '-- migrate:up\ncreate table t (id integer);\n-- migrate:down\ndrop table t;\n';

interface Document {
  readonly ok: boolean;
  readonly command: string;
}

interface Manifest {
  readonly commands: Readonly<
    Record<
      string,
      { readonly id: string; readonly aliases: readonly string[]; readonly hiddenAliases: readonly string[] }
    >
  >;
}

/** The ids of all commands, each under its own name alone. */
function commands(): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(root, 'oclif.manifest.json'), 'utf8')) as Manifest;
  const found = Object.values(manifest.commands);
  const aliases = new Set(found.flatMap((each) => [...each.aliases, ...each.hiddenAliases]));
  return found.map(({ id }) => id).filter((id) => !aliases.has(id));
}

/** What is wrong with a document, by the schema of docs/json; nothing where it conforms. */
function faults(document: Document): string | undefined {
  const ajv = new Ajv({ allErrors: true });
  const file = join(root, 'docs/json', `${document.command.replaceAll(' ', '-')}.json`);
  const valid = ajv.validate(JSON.parse(readFileSync(file, 'utf8')) as object, document);
  return valid === true ? undefined : ajv.errorsText();
}

describe.each(testEngines)('JSON documents on $name', ({ database }) => {
  let db: TestDatabase;
  let other: TestDatabase;
  const place = folder({ 'schema.ts': models });
  beforeAll(async () => {
    db = await database();
    other = await database();
  });
  afterAll(async () => {
    place.drop();
    await db.drop();
    await other.drop();
  });

  test('every command prints exactly one, which its schema describes, when it succeeds', async () => {
    const lines = [
      ['init'],
      ['create'],
      ['create'],
      ['wait'],
      ['new', 'empty'],
      ['new', '--auto', 'first'],
      ['check'],
      ['pull', '--stdout'],
      ['diff'],
      ['status'],
      ['migrate', '--dry-run'],
      ['up'],
      ['new', '--auto', 'again'],
      ['diff'],
      ['status'],
      ['current'],
      ['history'],
      ['redo', '--dry-run'],
      ['redo'],
      ['to', 'head'],
      ['stamp', 'base', '--yes'],
      ['stamp', 'head'],
      ['heads'],
      ['branches'],
      ['merge'],
      ['show', 'head'],
      ['migrate', '--sql'],
      ['rollback', '--sql'],
      ['clone', db.url, other.url],
      ['config', 'show'],
      ['settings', 'path'],
      ['settings', 'show'],
      ['settings', 'add', 'shop', '--module', 'schema.ts', '--settings', 's.yaml'],
      ['settings', 'set', 'projects.shop.db.file.connection.path', 'f.db', '--settings', 's.yaml'],
      ['settings', 'show', '--settings', 's.yaml'],
      ['project', 'list', '--settings', 's.yaml'],
      ['config', 'show', 'shop.file', '--settings', 's.yaml'],
      ['settings', 'remove', 'shop', '--dry-run', '--settings', 's.yaml'],
      ['dump'],
      ['rollback', '--dry-run'],
      ['rollback'],
      ['migrate'],
      ['down', '--all', '--yes'],
      ['baseline'],
      ['repair'],
      ['validate'],
      ['make-migrations', '--dry-run'],
      ['generate', '--dry-run'],
      ['snapshots', '--rebuild'],
      ['adopt', '--applied'],
      ['autocomplete', 'bash', '--dry-run'],
      ['lock', '--reason', 'a test', '--for', '1h'],
      ['lock', 'status'],
      ['unlock'],
      ['drop', '--yes'],
      ['create'],
      ['load'],
      ['drop', '--yes'],
      ['drop', '--yes'],
    ];
    const runs = await schemactlMany(
      lines.map((line) => [...line, '--json']),
      { cwd: place.path, env: { DATABASE_URL: db.url } },
    );
    const outcomes = runs.map(({ code, stdout }, index) => {
      const document = JSON.parse(stdout) as Document;
      return [lines[index]?.join(' '), code, document.ok, faults(document)];
    });
    expect(outcomes).toEqual(
      lines.map((line) => [line.join(' '), line[0] === 'check' ? 9 : 0, true, undefined]),
    );
    const seen = new Set(lines.map(([first]) => first));
    // Without a terminal, edit can only refuse.
    const missing = commands().filter((id) => id !== 'edit' && !seen.has(id.split(':')[0] ?? ''));
    expect(missing).toEqual([]);
  });

  test('every command prints exactly one when it fails', async () => {
    const ids = commands();
    const wrong = ids.map((id) => [...id.split(':'), '--json', '--nonsense']);
    const lost = ids
      .filter((id) => id !== 'config:show')
      .map((id) => [...id.split(':'), '--json', '-c', 'nowhere.yaml']);
    const runs = await schemactlMany([...wrong, ...lost], { cwd: place.path });
    for (const [index, { code, stdout, stderr }] of runs.entries()) {
      const document = JSON.parse(stdout) as Document;
      const line = [...wrong, ...lost][index]?.join(' ');
      expect([line, code, stderr, document.ok, faults(document)]).toEqual([line, 2, '', false, undefined]);
    }
  });

  test('failures of files, SQL and history say where', async () => {
    const broken = folder({
      'migrations/001_good.sql': good,
      'migrations/002_bad.sql': '-- migrate:up\nselect 1;\nselect * from nowhere;\n-- migrate:down\n',
    });
    const other = await database();
    try {
      const options = { cwd: broken.path, env: { DATABASE_URL: other.url } };
      const [run, status] = await schemactlMany(
        [
          ['up', '--json'],
          ['status', '--json'],
        ],
        options,
      );
      const document = JSON.parse(run?.stdout ?? '') as Document;
      expect([run?.code, faults(document)]).toEqual([1, undefined]);
      expect(document).toMatchObject({ ok: false, command: 'up', error: { code: 'SQL_FAILED', line: 3 } });
      expect(JSON.parse(status?.stdout ?? '')).toMatchObject({ result: { applied: 1, pending: 1 } });
    } finally {
      await other.drop();
      broken.drop();
    }
  });
});
