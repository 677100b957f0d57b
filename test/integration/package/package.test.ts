import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { execute, folder, root, write } from '../support/cli';
import type { Run } from '../support/cli';
import { installPacked } from './installed';
import type { Installation } from './installed';

// The compiler reads the whole package, more than once.
jest.setTimeout(300_000);

const models = `
import { integer, table, text } from 'schemactl/schema';
export const users = table('users', { id: integer().identity().primaryKey(), email: text().unique() });
`;

/** A program that does the main job with what the package exports; each file has a database of its own. */
const program = (database: string): string => `
const note = table('notes', { id: integer().primaryKey() });
async function main(): Promise<void> {
  const project = await openProject({ url: 'sqlite:${database}.db', migrationsDir: ['${database}'] });
  const { written } = await project.newAuto({ name: 'create_users' });
  const { applied, created } = await project.up();
  const { same } = await project.check();
  const counts = [written.length, applied.length, diff(emptyState('sqlite'), emptyState('sqlite')).changes.length];
  console.log(counts.join(' '), created, same, note.id !== undefined, isSchemactlError(new Error('no')));
}
void main();
`;

const imports = `
import { isSchemactlError, openProject } from 'schemactl';
import { diff, emptyState } from 'schemactl/domain';
import { integer, table } from 'schemactl/schema';
`;
const requires = `
import library = require('schemactl');
import domain = require('schemactl/domain');
import schema = require('schemactl/schema');
const { isSchemactlError, openProject } = library;
const { diff, emptyState } = domain;
const { integer, table } = schema;
`;

let app: Installation;

beforeAll(async () => {
  app = await installPacked();
  write(app.path, 'schema.ts', models);
  write(app.path, 'esm.mts', imports + program('esm'));
  write(app.path, 'cjs.cts', requires + program('cjs'));
});
afterAll(() => app.drop());

/** Compiles with the types that every Node project has, and checks the declarations of the package too. */
function tsc(...options: readonly string[]): Promise<Run> {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const types = ['--typeRoots', join(root, 'node_modules', '@types'), '--types', 'node'];
  const strict = ['--strict', '--skipLibCheck', 'false', '--target', 'es2022', '--ignoreConfig'];
  return execute(process.execPath, [compiler, ...strict, ...types, ...options], { cwd: app.path });
}

test('the tarball holds what is run and read, and nothing else', () => {
  const others = app.packed.filter((path) => !/^dist\/.*\.(js|d\.ts)$/.test(path));
  const read = ['CHANGELOG.md', 'LICENSE', 'README.md'];
  const run = ['bin/run.js', 'dist/licences.txt', 'oclif.manifest.json', 'package.json'];
  expect([...others].sort()).toEqual([...read, ...run]);
});

test('the program it brings runs where it is installed', async () => {
  const bin = join(app.path, 'node_modules', '.bin', 'schemactl');
  const env = { DATABASE_URL: 'sqlite:bin.db' };
  const run = await execute(bin, ['new', '--auto', '-d', 'bin', 'create_users'], { cwd: app.path, env });
  expect([run.code, run.stdout]).toEqual([0, expect.stringMatching(/Creating: bin\/\d+_create_users\.sql/)]);
});

test('programs in ESM and CommonJS compile against it and do the main job', async () => {
  expect(await tsc('--module', 'node16', 'esm.mts', 'cjs.cts')).toMatchObject({ code: 0, stdout: '' });
  for (const compiled of ['esm.mjs', 'cjs.cjs']) {
    const run = await execute(process.execPath, [compiled], { cwd: app.path });
    expect(run).toEqual({ code: 0, stdout: '1 1 0 true true true false\n', stderr: '' });
  }
});

test('a bundler finds the same types', async () => {
  const bundler = ['--module', 'esnext', '--moduleResolution', 'bundler', '--noEmit'];
  expect(await tsc(...bundler, 'esm.mts')).toMatchObject({ code: 0, stdout: '' });
});

test('the built domain works alone in an empty folder', async () => {
  const place = folder();
  try {
    const built = join(app.path, 'node_modules', 'schemactl', 'dist', 'domain');
    cpSync(built, place.path, { recursive: true });
    const use = "console.log(require('./index.js').emptyState('sqlite').engine)";
    expect(await execute(process.execPath, ['-e', use], { cwd: place.path })).toMatchObject({
      code: 0,
      stdout: 'sqlite\n',
    });
  } finally {
    place.drop();
  }
});

test('a program is asked nothing: what it has not answered is an error that says how', async () => {
  const renamed = models.replace('email', 'address');
  const { path } = app;
  write(path, 'ask/schema.ts', models);
  write(
    path,
    'ask.mjs',
    `import { openProject } from 'schemactl';
import { writeFileSync } from 'node:fs';
const project = await openProject({ url: 'sqlite:ask.db', folder: 'ask' });
const told = (work) => work.then(() => 'done', ({ code, hint }) => code + ' ' + hint).then(console.log);
await project.newAuto();
await project.up();
writeFileSync('ask/schema.ts', ${JSON.stringify(renamed)});
await told(project.newAuto());
await told(project.newAuto({ drops: ['users.email'] }));
await told(project.up());
await told(project.up({ yes: true }));
await told(project.rollback({ extent: { kind: 'all' } }));
await told(project.rollback({ extent: { kind: 'all' }, yes: true }));
`,
  );
  const run = await execute(process.execPath, ['ask.mjs'], { cwd: path });
  expect(run.stdout.trimEnd().split('\n')).toEqual([
    "AMBIGUOUS_RENAME renames: ['users.email=address'] or drops: ['users.email']",
    'done',
    'DESTRUCTIVE If that is meant, say so with yes: true.',
    'done',
    'DESTRUCTIVE If that is meant, say so with yes: true.',
    'done',
  ]);
});
