import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connected } from '../test/setup/postgres';
import { apply } from './cases/apply';
import { clone } from './cases/clone';
import { liveDiff } from './cases/diff';
import { noOp } from './cases/no-op';
import { rebuild } from './cases/rebuild';
import { startUp } from './cases/start-up';
import { documentOf, machineFacts } from './document';
import type { CaseName } from './options';
import { readOptions } from './options';
import type { Place } from './place';
import { withPlace } from './place';
import type { Row } from './report';
import { ratioOf, tableOf } from './report';

const cases: Readonly<Record<CaseName, (place: Place) => Promise<readonly Row[]>>> = {
  'start-up': startUp,
  'no-op': noOp,
  apply,
  rebuild,
  diff: liveDiff,
  clone,
};

async function serverVersion({ server }: Place): Promise<string> {
  const { rows } = await connected(server.url(), (client) =>
    client.query<{ server_version: string }>('show server_version'),
  );
  return rows[0]?.server_version.split(' ')[0] ?? '';
}

/** Measures, prints the table, and says which targets were missed. */
async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  await withPlace(options, async (place) => {
    const rows: Row[] = [];
    for (const name of options.cases) {
      process.stderr.write(`measuring ${name}\n`);
      rows.push(...(await cases[name](place)));
    }
    const facts = machineFacts(await serverVersion(place));
    process.stdout.write(`${facts}\n\n${tableOf(rows)}\n`);
    const missed = options.quick ? [] : rows.filter((row) => ratioOf(row) > (row.target ?? Infinity));
    for (const row of missed) {
      process.stdout.write(
        `missed: ${row.work} against ${row.against.name}, ${ratioOf(row).toFixed(2)} × and not ${row.target} ×\n`,
      );
    }
    if (!options.write) return;
    writeFileSync(join(__dirname, '..', 'docs', 'benchmarks.md'), documentOf(rows, facts));
  });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
