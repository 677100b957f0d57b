'use strict';

// Runs test/corpus/main.ts as it is, without a build.
const { join } = require('node:path');
const { createJiti } = require('jiti');

const root = join(__dirname, '..');
const cache = join(root, 'node_modules', '.cache', 'jiti');
const jiti = createJiti(__filename, { fsCache: cache, tryNative: false });

jiti
  .import(join(root, 'test', 'corpus', 'main.ts'))
  .then(({ main }) => main(process.argv.slice(2), (text) => process.stdout.write(`${text}\n`)))
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error) => {
    process.stderr.write(`${process.env.DEBUG ? error.stack : error.message}\n`);
    process.exitCode = 2;
  });
