import { connected, freshDatabase } from '../../test/setup/postgres';
import type { FreshDatabase, TestServer } from '../../test/setup/postgres';
import { compete } from '../measure';
import type { Contender } from '../measure';
import { installPeers } from '../peers';
import type { Peer } from '../peers';
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

function contenders(
  server: TestServer,
  from: string,
  to: string,
  peers: readonly Peer[],
  count: number,
): readonly Contender[] {
  // What takes others seconds for a thousand tables takes them minutes for ten thousand.
  const rounds = count > 1000 ? 1 : 3;
  const dumps = (clientMajor('pg_dump') ?? 0) >= server.major;
  return [
    { name: 'schemactl', command: schemactl('diff', '--from', from, '--to', to) },
    ...(dumps ? [{ name: dump, command: ['pg_dump', '-s', '-d', from] as const }] : []),
    { name: 'bare catalog queries of both', command: bare('catalogs', from, to) },
    ...peers.map((peer) => ({ name: peer.name, command: peer.compare(from, to), runs: rounds })),
  ];
}

/** The difference between two live databases of which one table in a hundred differs. */
export async function liveDiff({ server, folder, quick, peers }: Place): Promise<readonly Row[]> {
  const sizes = quick ? [{ count: 10, runs: 1 }] : [100, 1000, 10_000].map(plan);
  const installed = peers ? installPeers(folder) : [];
  const rows: Row[] = [];
  for (const { count, runs } of sizes) {
    const [from, to] = await databases(server, count);
    const timings = await compete(contenders(server, from.url, to.url, installed, count), runs);
    const work = `\`diff\` of two databases of ${count.toLocaleString('en')} tables`;
    rows.push(
      ...rowsOf(
        work,
        timings,
        targetsOf(
          count,
          installed.map(({ name }) => name),
        ),
      ),
    );
    await from.drop();
    await to.drop();
  }
  return rows;
}

/** What is promised at each size. */
function targetsOf(count: number, names: readonly string[]): Readonly<Record<string, number>> {
  const peers = Object.fromEntries(names.map((name) => [name, 0.2]));
  if (count === 1000) return { ...peers, [dump]: 1.2 };
  return count === 10_000 ? { ...peers, [dump]: 0.9 } : {};
}

function plan(count: number): { readonly count: number; readonly runs: number } {
  return { count, runs: count > 1000 ? 2 : 8 };
}
