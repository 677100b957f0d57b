import { join } from 'node:path';
import { compete } from '../measure';
import type { Place } from '../place';
import { schemactl } from '../programs';
import { rowsOf } from '../report';
import type { Row } from '../report';
import { smallRevisions, writeRevisions } from '../revisions';

/** What it costs to start, against an empty program in Node.js. */
export async function startUp({ folder, quick }: Place): Promise<readonly Row[]> {
  const cwd = join(folder, 'start-up');
  writeRevisions(join(cwd, 'migrations'), smallRevisions(1));
  const node = { name: 'node -e 0', command: [process.execPath, '-e', '0'] as const };
  const url = 'sqlite:app.db';
  const runs = quick ? 1 : 20;
  const up = schemactl('up', '--url', url, '--no-dump-schema');
  await compete([{ name: 'schemactl up', command: up, cwd }], 1);
  const works = [
    { work: '`schemactl --version`', args: ['--version'], target: 3 },
    { work: '`schemactl --help`', args: ['--help'] },
    { work: '`schemactl status`, SQLite', args: ['status', '--url', url] },
  ];
  const contenders = works.map(({ work, args }) => ({ name: work, command: schemactl(...args), cwd }));
  const [base, ...ours] = await compete([node, ...contenders], runs);
  if (!base) return [];
  return ours.flatMap((timing, index) => {
    const target = works[index]?.target;
    return rowsOf(timing.name, [timing, base], target === undefined ? {} : { [node.name]: target });
  });
}
