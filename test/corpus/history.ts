import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { ParsedRevision } from '../../src/domain/revision/index';
import { planComparison } from '../../src/services/diff';
import type { Ground, Sight, Standing } from './ground';
import { Ended, attempt, compared, database, filesOf, messageOf, run, verdictOf } from './legs';
import { plainPair } from './pair';
import type { Pair } from './pair';
import type { Subject } from './subject';
import { compareSights } from './verdict';
import type { Verdict } from './verdict';

const meta = z.object({
  engine: z.enum(['postgres', 'sqlite', 'mysql']),
  /** What stands before the first revision. */
  pre: z.string().nullish(),
});

/** One revision of a history: what somebody wrote as its way up. */
interface Step {
  readonly name: string;
  readonly up: string;
}

interface History {
  readonly pair: Pair;
  readonly steps: readonly Step[];
}

/** Reads a folder of `NNNN_version.up.sql` files beside a `meta.json` that names the engine. */
function readHistory(folder: string): History {
  const { engine, pre } = meta.parse(JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')));
  const id = `history/${engine}/${basename(folder)}`;
  const steps = readdirSync(folder)
    .filter((file) => file.endsWith('.up.sql'))
    .sort()
    .map((file) => ({ name: basename(file, '.up.sql'), up: readFileSync(join(folder, file), 'utf8') }));
  return { pair: plainPair(id, engine, pre ?? '', pre ?? ''), steps };
}

/** The histories below a folder, each a subject of its own. */
export function readHistories(directory: string): readonly Subject[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => basename(file) === 'meta.json')
    .sort()
    .map((file) => {
      const history = readHistory(join(directory, dirname(file)));
      const { id, engine } = history.pair;
      return { id, engine, judge: (ground) => judgeHistory(ground, history), scripts: [] };
    });
}

/** What a step of ours led away from, and its files. */
interface Done {
  readonly name: string;
  readonly start: Sight;
  readonly files: readonly ParsedRevision[];
}

interface Walk {
  readonly theirs: Standing;
  readonly ours: Standing;
  readonly unmanaged: string[];
}

/**
 * Two databases grow side by side: one by the files of the history, the other by what the difference to the next state
 * is written as. They must be alike after each file, and the second must come all the way back, state by state.
 */
function judgeHistory(ground: Ground, { pair, steps }: History): Promise<Verdict> {
  return verdictOf(pair.id, (unmanaged) =>
    ground.around(pair, async () => {
      const theirs = await ground.stand(pair, pair.before);
      const ours = await ground.stand(pair, pair.after);
      try {
        const sameOrder = await thereAndBack({ theirs, ours, unmanaged }, steps);
        return {
          outcome: sameOrder ? 'pass' : 'pass but for column order',
          lines: [],
        };
      } finally {
        for (const each of [theirs, ours]) await each.drop().catch(() => undefined);
      }
    }),
  );
}

async function thereAndBack(walk: Walk, steps: readonly Step[]): Promise<boolean> {
  const done: Done[] = [];
  let start = await walk.ours.look();
  let sameOrder = true;
  for (const step of steps) {
    const files = await follow(walk, step);
    done.push({ name: step.name, start, files });
    start = await walk.ours.look();
    sameOrder &&= alike(walk, 'forward', step.name, await walk.theirs.look(), start);
  }
  for (const { name, files, start: wanted } of done.reverse()) {
    await attempt(`${name}, down`, () => run(walk.ours.url, files, 'down'));
    sameOrder &&= alike(walk, 'back', name, wanted, await walk.ours.look());
  }
  return sameOrder;
}

/** Lets their database take the step and ours follow by the difference. */
async function follow({ theirs, ours, unmanaged }: Walk, { name, up }: Step): Promise<Done['files']> {
  await theirs.fill(up).catch((error: unknown) => {
    throw new Ended('unloadable', [name, ...messageOf(error)]);
  });
  const [from, to] = [database(ours.url), database(theirs.url)];
  const comparison = await attempt(`${name}, comparing`, () => compared(from, to));
  for (const { kind, name: object } of comparison.to.state.unmanaged) unmanaged.push(`${kind} ${object}`);
  const plan = await attempt(`${name}, planning`, () => planComparison(comparison, []));
  const files = filesOf(plan, comparison);
  await attempt(`${name}, up`, () => run(ours.url, files, 'up'));
  return files;
}

function alike(
  { unmanaged }: Walk,
  outcome: 'forward' | 'back',
  name: string,
  wanted: Sight,
  found: Sight,
): boolean {
  const { lines, sameOrder } = compareSights(wanted, found);
  if (lines.length > 0) throw new Ended(unmanaged.length > 0 ? 'unmanaged' : outcome, [name, ...lines]);
  return sameOrder;
}
