'use strict';

// The main job from beginning to end: models, a proven revision, its application, a change of the models, a second
// revision, one step back and forward again. On an SQLite file in demo/, or on the empty database of DATABASE_URL.

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const folder = path.join(root, 'demo');
const url = process.env.DATABASE_URL || 'sqlite:demo/app.db';
const isFile = /^sqlite3?:/.test(url);
const models = ['--models', 'examples/user/schema.ts'];
const nextModels = ['--models', 'examples/user-next/schema.ts'];
const shared = ['--migrations-dir', 'demo/migrations', '--schema-file', 'demo/schema.sql'];

function run(args, options = {}) {
  if (!options.quiet) process.stdout.write(`\n$ schemactl ${args.join(' ')}\n`);
  const result = spawnSync(process.execPath, [path.join(root, 'bin', 'run.js'), ...args, ...shared], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url },
    stdio: options.quiet ? 'pipe' : ['ignore', 'inherit', 'inherit'],
    encoding: 'utf8',
  });
  if (result.status !== 0 && !options.mayFail) process.exit(result.status ?? 1);
  return result;
}

/** A database that holds something else is not for a demonstration. */
function startAfresh() {
  if (!process.env.DATABASE_URL) fs.rmSync(folder, { recursive: true, force: true });
  else if (fs.existsSync(path.join(folder, 'migrations'))) {
    run(['rollback', '--all', '--yes', '--no-dump-schema'], { quiet: true, mayFail: true });
    fs.rmSync(folder, { recursive: true, force: true });
  }
  fs.mkdirSync(path.join(folder, 'migrations'), { recursive: true });
  run(['create'], isFile ? {} : { mayFail: true });
  const held = run(['diff', '--from', 'empty', '--to', url], { quiet: true });
  if (held.stdout.trim() === '') return;
  process.stderr.write('The database of DATABASE_URL is not empty; the demonstration wants an empty one.\n');
  process.exit(2);
}

function show(directory) {
  const newest = fs
    .readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .at(-1);
  if (newest) process.stdout.write(`\n${fs.readFileSync(path.join(directory, newest), 'utf8')}`);
}

startAfresh();
run(['new', '--auto', ...models, 'create_users']);
show(path.join(folder, 'migrations'));
run(['up']);
run(['check', ...models]);
run(['new', '--auto', ...nextModels, 'users_get_an_age']);
show(path.join(folder, 'migrations'));
run(['up']);
run(['status']);
run(['rollback']);
run(['up']);
run(['check', ...nextModels]);
