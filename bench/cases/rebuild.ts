import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compete } from '../measure';
import type { Contender } from '../measure';
import type { Place } from '../place';
import { schemactl, versionOf } from '../programs';
import type { CommandLine } from '../programs';
import { rowsOf } from '../report';
import type { Row } from '../report';

const byHand = 'the same copy by hand in sqlite3';

const columns = (extra: string): string =>
  `id INTEGER PRIMARY KEY, name TEXT NOT NULL, amount INTEGER${extra}, note TEXT, made TEXT NOT NULL`;

const check = ' CHECK (amount >= 0)';

const index = 'CREATE INDEX t_name ON t (name);';

function fillSql(count: number): string {
  return `CREATE TABLE t (${columns('')});
INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
  SELECT i, 'name ' || i, i * 7 % 1000, CASE WHEN i % 3 = 0 THEN NULL ELSE 'a note on row ' || i END,
    '2024-01-01T00:00:00Z' FROM n;
${index}
`;
}

/** What SQLite's documentation tells to do, and no checks but those. https://www.sqlite.org/lang_altertable.html#otheralter */
const handSql = `PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;
CREATE TABLE new_t (${columns(check)});
INSERT INTO new_t SELECT id, name, amount, note, made FROM t;
DROP TABLE t;
ALTER TABLE new_t RENAME TO t;
${index}
PRAGMA foreign_key_check;
COMMIT;
`;

function output([program, ...args]: CommandLine, input?: string): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', input });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.trim()}`);
  return stdout;
}

interface Ground {
  readonly full: string;
  readonly work: string;
  readonly directory: string;
  readonly hand: string;
  readonly written: string;
}

/** A full database, and the revision that gives its table a check: SQLite must make it anew for that. */
function prepare(folder: string, count: number): Ground {
  const at = (name: string): string => join(folder, name);
  const ground = {
    full: at('full.db'),
    work: at('work.db'),
    directory: at('rebuild'),
    hand: at('hand.sql'),
    written: at('written.sql'),
  };
  output(['sqlite3', '-bail', ground.full], fillSql(count));
  writeFileSync(at('wanted.sql'), `CREATE TABLE t (${columns(check)});\n${index}\n`);
  const sources = ['--from', `sqlite:${ground.full}`, '--to', at('wanted.sql')];
  const written = output(schemactl('diff', ...sources));
  writeFileSync(ground.written, written);
  writeFileSync(ground.hand, handSql);
  mkdirSync(ground.directory);
  const revision = `-- migrate:up transaction:false\n${written}\n-- migrate:down\n`;
  writeFileSync(join(ground.directory, '20240101000000_check.sql'), revision);
  return ground;
}

function contenders({ full, work, directory, hand, written }: Ground): readonly Contender[] {
  const before = (): Promise<void> => {
    for (const end of ['-wal', '-shm', '-journal']) rmSync(`${work}${end}`, { force: true });
    return copyFile(full, work);
  };
  const up = schemactl(
    'up',
    '-u',
    `sqlite:${work}`,
    '-d',
    directory,
    '--no-dump-schema',
    '--yes',
    '--no-rehearse',
  );
  const shell = ['sqlite3', '-bail', work] as const;
  return [
    { name: 'schemactl up', command: up, before },
    { name: byHand, command: shell, input: hand, before },
    { name: 'the written revision in sqlite3', command: shell, input: written, before },
  ];
}

/** A table of SQLite made anew with its rows, beside the same by hand; nothing where there is no shell of SQLite. */
export async function rebuild({ folder, quick }: Place): Promise<readonly Row[]> {
  if (versionOf('sqlite3') === undefined) return [];
  const count = quick ? 1000 : 1_000_000;
  const ground = prepare(folder, count);
  const timings = await compete(contenders(ground), quick ? 1 : 5);
  return rowsOf(`rebuild of a table of ${count.toLocaleString('en')} rows, SQLite`, timings, {
    [byHand]: 1.3,
  });
}
