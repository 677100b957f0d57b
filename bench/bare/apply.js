'use strict';

// The least that applying can cost in Node.js with the same promise: each revision and its record are one transaction.

const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const [url, directory] = process.argv.slice(2);
const create = 'create table if not exists schema_migrations (version varchar(128) primary key)';

function* revisions() {
  for (const name of readdirSync(directory).sort()) {
    const text = readFileSync(join(directory, name), 'utf8');
    yield { version: name.split('_')[0], up: text.split('-- migrate:down')[0] };
  }
}

async function onServer() {
  const { Client } = require('pg');
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(create);
  for (const { version, up } of revisions()) {
    await client.query('begin');
    await client.query(up);
    await client.query('insert into schema_migrations (version) values ($1)', [version]);
    await client.query('commit');
  }
  await client.end();
}

function inFile() {
  const Database = require('better-sqlite3');
  const database = new Database(url.slice('sqlite:'.length));
  database.exec(create);
  const insert = database.prepare('insert into schema_migrations (version) values (?)');
  for (const { version, up } of revisions()) {
    database.exec('begin immediate');
    database.exec(up);
    insert.run(version);
    database.exec('commit');
  }
  database.close();
}

void (url.startsWith('sqlite:') ? inFile() : onServer());
