import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connected } from '../../test/setup/postgres';
import { compete } from '../measure';
import type { Contender } from '../measure';
import type { Place } from '../place';
import { bare, dbmateBinary, schemactl, versionOf } from '../programs';
import { rowsOf } from '../report';
import type { Row } from '../report';
import { scriptOf, smallRevisions, writeRevisions } from '../revisions';

const bareLoop = 'a bare loop in node';

interface Ground {
  readonly url: string;
  readonly directory: string;
  readonly script: string;
  readonly empty: () => Promise<void>;
}

/** The database's own shell, fed one script, where the machine has it. */
function shell({ url, script, empty }: Ground): readonly Contender[] {
  const isFile = url.startsWith('sqlite:');
  const program = isFile ? 'sqlite3' : 'psql';
  if (versionOf(program) === undefined) return [];
  const command = isFile
    ? ([program, '-bail', url.slice('sqlite:'.length)] as const)
    : ([program, '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', url] as const);
  return [{ name: program, command, input: script, before: empty }];
}

function contenders(ground: Ground): readonly Contender[] {
  const { url, directory, empty } = ground;
  const binary = dbmateBinary();
  const plain = url.startsWith('sqlite:') ? url : `${url}?sslmode=disable`;
  const options = ['--url', plain, '--migrations-dir', directory, '--no-dump-schema', 'up'];
  return [
    {
      name: 'schemactl',
      command: schemactl('up', '-u', url, '-d', directory, '--no-dump-schema'),
      before: empty,
    },
    { name: bareLoop, command: bare('apply', url, directory), before: empty },
    ...shell(ground),
    ...(binary === undefined
      ? []
      : [{ name: "dbmate's binary", command: [binary, ...options] as const, before: empty }]),
  ];
}

function grounds({ server, folder }: Place, directory: string, script: string): Record<string, Ground> {
  const file = join(folder, 'apply.db');
  const database = 'apply';
  const shared = { directory, script };
  return {
    SQLite: {
      ...shared,
      url: `sqlite:${file}`,
      empty: () => {
        for (const end of ['', '-wal', '-shm', '-journal', '-schemactl-lock']) {
          rmSync(`${file}${end}`, { force: true });
        }
        return Promise.resolve();
      },
    },
    PostgreSQL: {
      ...shared,
      url: server.url(database),
      empty: () =>
        connected(server.url(), async (client) => {
          await client.query(`drop database if exists ${database} with (force)`);
          await client.query(`create database ${database}`);
          // What is still to be written of the databases before must not fall to the next one.
          await client.query('checkpoint');
        }),
    },
  };
}

/** Applying many small revisions, each with its record in one transaction. */
export async function apply(place: Place): Promise<readonly Row[]> {
  const { folder, quick } = place;
  const count = quick ? 10 : 1000;
  const directory = join(folder, 'apply');
  const script = join(folder, 'apply.sql');
  const revisions = smallRevisions(count);
  writeRevisions(directory, revisions);
  writeFileSync(script, scriptOf(revisions));
  const rows: Row[] = [];
  for (const [engine, ground] of Object.entries(grounds(place, directory, script))) {
    const work = `apply ${count.toLocaleString('en')} revisions, ${engine}`;
    rows.push(...rowsOf(work, await compete(contenders(ground), quick ? 1 : 5), { [bareLoop]: 1.5 }));
  }
  return rows;
}
