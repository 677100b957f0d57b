'use strict';

const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
for (const name of ['dist', 'oclif.manifest.json'])
  fs.rmSync(path.join(root, name), { recursive: true, force: true });
