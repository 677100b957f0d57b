'use strict';

// The least that a runner in Node.js can do where nothing is pending: hash every file and read what is applied.

const { createHash } = require('node:crypto');
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const [url, directory] = process.argv.slice(2);
const query = 'select version from schema_migrations order by version';

function filesOf(folder) {
  return readdirSync(folder).map((name) => {
    const text = readFileSync(join(folder, name));
    return { version: name.split('_')[0], checksum: createHash('sha256').update(text).digest('hex') };
  });
}

async function appliedOnServer() {
  const { Client } = require('pg');
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(query);
  await client.end();
  return rows;
}

function appliedInFile() {
  const Database = require('better-sqlite3');
  const database = new Database(url.slice('sqlite:'.length));
  const rows = database.prepare(query).all();
  database.close();
  return rows;
}

async function main() {
  const files = filesOf(directory);
  const rows = url.startsWith('sqlite:') ? appliedInFile() : await appliedOnServer();
  const applied = new Set(rows.map(({ version }) => version));
  const pending = files.filter(({ version }) => !applied.has(version));
  if (pending.length > 0) process.exitCode = 1;
}

void main();
