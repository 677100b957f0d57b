import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { connected } from '../../test/setup/postgres';
import { compete } from '../measure';
import type { Contender } from '../measure';
import type { Place } from '../place';
import { schemactl, versionOf } from '../programs';
import { rowsOf } from '../report';
import type { Row } from '../report';

const megabyte = 1024 * 1024;

/** A file of about so many bytes, with an index over a part of it. */
function fillFile(file: string, bytes: number): void {
  const rows = Math.ceil(bytes / 1100);
  const sql = `PRAGMA journal_mode = off; PRAGMA synchronous = off;
    CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, body BLOB);
    WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < ${rows})
      INSERT INTO t SELECT i, 'name ' || i, randomblob(1000) FROM r;
    CREATE INDEX t_name ON t (name);`;
  execFileSync('sqlite3', [file], { input: sql });
}

/** SQLite: against its shell's backup. */
async function cloneFile({ folder, quick }: Place): Promise<readonly Row[]> {
  const shell = "the shell's .backup";
  if (versionOf('sqlite3') === undefined) return [];
  const [source, target] = [join(folder, 'clone-source.db'), join(folder, 'clone-target.db')];
  const size = quick ? 2 * megabyte : 1024 * megabyte;
  fillFile(source, size);
  const before = (): Promise<void> => {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${target}${end}`, { force: true });
    execFileSync('sync');
    return Promise.resolve();
  };
  const contenders: readonly Contender[] = [
    { name: 'schemactl', command: schemactl('clone', `sqlite:${source}`, `sqlite:${target}`), before },
    { name: shell, command: ['sqlite3', source, `.backup '${target}'`], before },
  ];
  const timings = await compete(contenders, 1);
  rmSync(source);
  await before();
  return rowsOf(`clone ${size / megabyte} MB, SQLite`, timings, { [shell]: 1.2 });
}

/** Tables with keys and indexes of about so many bytes in all. */
function fillSql(bytes: number): string {
  const rows = Math.ceil(bytes / 4 / 350);
  return [1, 2, 3, 4]
    .map(
      (at) => `create table t${at} (id integer primary key, name text not null, body text);
      insert into t${at} select i, 'name ' || i, repeat(md5(i::text), 8) from generate_series(1, ${rows}) i;
      create index on t${at} (name);`,
    )
    .join('\n');
}

/** PostgreSQL: against its own programs, by the server and, where somebody uses the source, not by it. */
async function cloneDatabase({ server, quick }: Place): Promise<readonly Row[]> {
  const programs = 'pg_dump -Fc to pg_restore';
  if (versionOf('pg_dump') === undefined || versionOf('pg_restore') === undefined) return [];
  const size = quick ? 2 * megabyte : 500 * megabyte;
  const [source, target] = [server.url('clone_source'), server.url('clone_target')];
  const maintain = (...lines: readonly string[]): Promise<void> =>
    connected(server.url(), async (client) => {
      for (const sql of lines) await client.query(sql);
    });
  const drop = 'drop database if exists clone_target with (force)';
  await maintain('create database clone_source');
  await connected(source, (client) => client.query(fillSql(size)));
  const pipe = `pg_dump -Fc -d '${source}' | pg_restore -d '${target}'`;
  const ours = schemactl('clone', source, target);
  const theirs: Contender = {
    name: programs,
    command: ['sh', '-c', pipe],
    before: () => maintain(drop, 'create database clone_target', 'checkpoint'),
  };
  const contend = (): Promise<Parameters<typeof rowsOf>[1]> =>
    compete([{ name: 'schemactl', command: ours, before: () => maintain(drop, 'checkpoint') }, theirs], 1);
  const idle = await contend();
  const used = await connected(source, contend);
  await maintain(drop, 'drop database clone_source with (force)');
  const work = `clone ${size / megabyte} MB, PostgreSQL`;
  return [
    ...rowsOf(work, idle, { [programs]: 1.1 }),
    ...rowsOf(`${work}, in use`, used, { [programs]: 1.1 }),
  ];
}

/** Copying a whole database, once. */
export async function clone(place: Place): Promise<readonly Row[]> {
  return [...(await cloneFile(place)), ...(await cloneDatabase(place))];
}
