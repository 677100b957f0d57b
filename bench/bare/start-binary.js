'use strict';

// What npm's own package of dbmate does: a Node.js process that starts the binary and waits for it.

const { spawnSync } = require('node:child_process');

const [binary, ...args] = process.argv.slice(2);
process.exit(spawnSync(binary, args, { stdio: 'inherit' }).status ?? 1);
