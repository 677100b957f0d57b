import { connected, freshDatabase } from '../../test/setup/postgres';
import type { FreshDatabase, TestServer } from '../../test/setup/postgres';
import { compete } from '../measure';
import type { Contender } from '../measure';
import type { Place } from '../place';
import { bare, clientMajor, schemactl } from '../programs';
import { rowsOf } from '../report';
import type { Row } from '../report';
import { changeScript, tableScripts } from '../tables';

const dump = 'pg_dump -s of one';

/** Two databases, the second a copy of the first with its changes. */
async function databases(
  server: TestServer,
  count: number,
): Promise<readonly [FreshDatabase, FreshDatabase]> {
  const from = await freshDatabase(server, 'diff');
  await connected(from.url, async (client) => {
    // What is lost in a crash here is made again.
    await client.query('set synchronous_commit = off');
    for (const script of tableScripts(count)) await client.query(script);
    await client.query('vacuum analyze');
  });
  const to = await freshDatabase(server, 'diff');
  await to.drop();
  await connected(server.url(), (client) => client.query(`create database ${to.name} template ${from.name}`));
  await connected(to.url, (client) => client.query(changeScript(count)));
  return [from, to];
}

function contenders(server: TestServer, from: string, to: string): readonly Contender[] {
  const dumps = (clientMajor('pg_dump') ?? 0) >= server.major;
  return [
    { name: 'schemactl', command: schemactl('diff', '--from', from, '--to', to) },
    ...(dumps ? [{ name: dump, command: ['pg_dump', '-s', '-d', from] as const }] : []),
    { name: 'bare catalog queries of both', command: bare('catalogs', from, to) },
  ];
}

/** The difference between two live databases of which one table in a hundred differs. */
export async function liveDiff({ server, quick }: Place): Promise<readonly Row[]> {
  const sizes = quick ? [{ count: 10, runs: 1 }] : [100, 1000, 10_000].map(plan);
  const rows: Row[] = [];
  for (const { count, runs } of sizes) {
    const [from, to] = await databases(server, count);
    const timings = await compete(contenders(server, from.url, to.url), runs);
    const work = `\`diff\` of two databases of ${count.toLocaleString('en')} tables`;
    rows.push(...rowsOf(work, timings, count === 1000 ? { [dump]: 1.5 } : {}));
    await from.drop();
    await to.drop();
  }
  return rows;
}

function plan(count: number): { readonly count: number; readonly runs: number } {
  return { count, runs: count > 1000 ? 2 : 8 };
}
