import { join } from 'node:path';
import { freshDatabase } from '../../test/setup/postgres';
import { compete } from '../measure';
import type { Contender } from '../measure';
import type { Place } from '../place';
import { bare, dbmateBinary, schemactl } from '../programs';
import { rowsOf } from '../report';
import type { Row } from '../report';
import { smallRevisions, writeRevisions } from '../revisions';

const npmDbmate = 'dbmate as npm starts it';

function contenders(url: string, directory: string): readonly Contender[] {
  const binary = dbmateBinary();
  const plain = url.startsWith('sqlite:') ? url : `${url}?sslmode=disable`;
  const options = ['--url', plain, '--migrations-dir', directory, '--no-dump-schema', 'up'];
  const dbmates =
    binary === undefined
      ? []
      : [
          { name: npmDbmate, command: bare('start-binary', binary, ...options) },
          { name: "dbmate's binary", command: [binary, ...options] as const },
        ];
  return [
    { name: 'schemactl', command: schemactl('up', '-u', url, '-d', directory, '--no-dump-schema') },
    ...dbmates,
    { name: 'bare node and driver', command: bare('no-op', url, directory) },
  ];
}

/** `up` where nothing is pending: what each start of a container costs. */
export async function noOp({ server, folder, quick }: Place): Promise<readonly Row[]> {
  const count = quick ? 10 : 1000;
  const directory = join(folder, 'no-op');
  writeRevisions(directory, smallRevisions(count));
  const database = await freshDatabase(server, 'no_op');
  const urls = { SQLite: `sqlite:${join(folder, 'no-op.db')}`, PostgreSQL: database.url };
  const rows: Row[] = [];
  for (const [engine, url] of Object.entries(urls)) {
    const all = contenders(url, directory);
    await compete(all.slice(0, 1), 1);
    const work = `no-op \`up\`, ${count.toLocaleString('en')} applied, ${engine}`;
    rows.push(...rowsOf(work, await compete(all, quick ? 1 : 10), { [npmDbmate]: 2 }));
  }
  await database.drop();
  return rows;
}
