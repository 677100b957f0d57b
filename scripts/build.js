'use strict';

// Makes dist and the manifest of the commands from nothing, so that no file of an earlier build stays.

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { bundle } = require('./bundle.js');

const root = path.resolve(__dirname, '..');

/** Runs the program that a package brings; its output is shown where it fails. */
function run(program, ...args) {
  // oclif's own command line would look for a newer version of itself.
  const env = { ...process.env, OCLIF_SKIP_NEW_VERSION_CHECK: '1' };
  const result = spawnSync(process.execPath, [path.join(root, 'node_modules', program), ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout}${result.stderr}`);
  process.exit(result.status ?? 1);
}

for (const name of ['dist', 'oclif.manifest.json'])
  fs.rmSync(path.join(root, name), { recursive: true, force: true });
run('typescript/bin/tsc', '-p', 'tsconfig.build.json');
void bundle().then(() => run('oclif/bin/run.js', 'manifest'));
