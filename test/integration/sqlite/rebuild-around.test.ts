import { spawn } from 'node:child_process';
import { once } from 'node:events';
import Database from 'better-sqlite3';
import { exitOf, upInside } from '../support/inside.js';
import { folder, write } from '../support/cli.js';
import { freshFile } from '../../setup/sqlite.js';
import { fileWith, revisionBetween } from './clients.js';
import { blockBetween, open, reflect, rowsOf, run, stateOf } from './ddl-loop.js';

const before = `CREATE TABLE p (id INTEGER PRIMARY KEY, up INTEGER REFERENCES p ON DELETE CASCADE, a TEXT);
  CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);
  CREATE VIEW v AS SELECT p.a FROM p JOIN c ON c.p = p.id;
  CREATE TRIGGER g AFTER DELETE ON p BEGIN DELETE FROM c; END;
  CREATE TRIGGER h AFTER INSERT ON p BEGIN INSERT INTO p (a) SELECT 'again' WHERE new.id < 3; END`;
const after = before.replace('a TEXT', "a TEXT NOT NULL DEFAULT 'x'");
const rows = "INSERT INTO p VALUES (10, 10, 'a'), (11, 10, 'b'); INSERT INTO c VALUES (1, 11)";
const names = ['defer_foreign_keys', 'legacy_alter_table', 'recursive_triggers'] as const;
const settings = Array.from({ length: 8 }, (_, bits) =>
  names.map((name, index) => `${name} = ${(bits >> index) & 1 ? 'ON' : 'OFF'}`),
);

test.each(settings)('%s, %s, %s: there and back with every row', (...chosen) => {
  const db = open(`${before}; ${rows}`);
  const start = rowsOf(db);
  for (const [from, to] of [
    [before, after],
    [after, before],
  ] as const) {
    for (const setting of chosen) db.pragma(setting);
    run(db, blockBetween(stateOf(from), stateOf(to)));
    expect(reflect(db)).toEqual(stateOf(to));
    expect(rowsOf(db)).toEqual(start);
  }
});

test('a database that is attached is neither read nor touched', () => {
  const { path } = freshFile();
  const other = 'CREATE TABLE p (id, theirs); CREATE TABLE only_theirs (a); CREATE VIEW w AS SELECT * FROM p';
  open(`${other}; INSERT INTO p VALUES (1, 2)`, path).close();
  const db = open(`${before}; ${rows}`);
  db.exec(`ATTACH '${path}' AS other`);
  expect(reflect(db)).toEqual(stateOf(before));
  run(db, blockBetween(reflect(db), stateOf(after)));
  expect(db.prepare('SELECT * FROM other.p').all()).toEqual([{ id: 1, theirs: 2 }]);
  db.exec('DETACH other');
  const left = open('', path);
  expect(reflect(left)).toEqual(stateOf(other));
  left.close();
});

/** Writes rows into c until it is told to stop, and says how many; it waits where the database is busy. */
const writer = `
  const db = new (require('better-sqlite3'))(process.argv[1], { timeout: 20000 });
  db.pragma('foreign_keys = ON');
  let rows = 0, on = true;
  process.stdin.on('end', () => (on = false)).resume();
  const write = () => {
    if (!on) return void process.stdout.write(' ' + rows);
    db.exec('INSERT INTO c (p) VALUES (11)');
    if (rows++ === 0) process.stdout.write('begun');
    setTimeout(write, 2);
  };
  write();`;

test('one that writes all the while waits its turn and loses nothing', async () => {
  const big = `${rows}; WITH n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO p SELECT i, 10, 'a' FROM n`;
  const url = fileWith(`${before}; DROP TRIGGER h; ${big}`);
  const path = url.slice('sqlite:'.length);
  const child = spawn(process.execPath, ['-e', writer, path], { stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  await once(child.stdout, 'data');
  const place = folder();
  const plain = before.replace(/CREATE TRIGGER h.*END/, '');
  write(
    place.path,
    'migrations/1_there.sql',
    await revisionBetween(plain, after.replace(/CREATE TRIGGER h.*END/, '')),
  );
  const outcome = await upInside(place.path, url);
  child.stdin.end();
  await once(child, 'close');
  place.drop();
  expect(exitOf(outcome)).toBe(0);
  const db = new Database(path);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.prepare('SELECT count(*) FROM c').pluck().get()).toBe(Number(said.split(' ')[1]) + 1);
  db.close();
});
