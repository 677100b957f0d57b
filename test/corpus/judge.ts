import { describeChange } from '../../src/domain/diff/describe';
import type { ParsedRevision } from '../../src/domain/revision/index';
import { planComparison } from '../../src/services/diff';
import type { Ground, Standing } from './ground';
import {
  Ended,
  attempt,
  compared,
  database,
  expectSameInPart,
  filesOf,
  messageOf,
  run,
  verdictOf,
} from './legs';
import type { Pair } from './pair';
import { renameArguments } from './renames';
import { compareSights } from './verdict';
import type { Comparison, Outcome, Verdict } from './verdict';

/** A side that the database itself won't make says nothing about us. */
async function standing(ground: Ground, pair: Pair, side: 'before' | 'after'): Promise<Standing> {
  try {
    return await ground.stand(pair, pair[side]);
  } catch (error) {
    throw new Ended('unloadable', [side, ...messageOf(error)]);
  }
}

/** Rows of tables that are on both sides must all be there afterwards. */
function expectRows(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  way: string,
): void {
  const lost = [...before].filter(([table, rows]) => (after.get(table) ?? rows) !== rows);
  if (lost.length === 0) return;
  throw new Ended(
    'rows',
    lost.map(([table, rows]) => `${way}: ${table} had ${rows} rows and has ${after.get(table)}`),
  );
}

interface Case {
  readonly pair: Pair;
  readonly from: Standing;
  readonly to: Standing;
  readonly unmanaged: string[];
}

function expectSame({ unmanaged }: Case, outcome: Outcome, compared: Comparison): void {
  if (compared.lines.length === 0) return;
  throw new Ended(unmanaged.length > 0 ? 'unmanaged' : outcome, compared.lines);
}

async function expectEmpty({ pair, from, to }: Case): Promise<void> {
  const comparison = await attempt('comparing again', () => compared(database(from.url), database(to.url)));
  const plan = await attempt('planning again', () => planComparison(comparison, []));
  const left = plan.revisions.flatMap(({ changes }) => changes);
  if (left.length > 0) throw new Ended('empty', [pair.id, ...left.map((change) => describeChange(change))]);
}

/** The way down from a database that was always what `after` says, with rows of its own. */
async function downOf({ pair, to }: Case, files: readonly ParsedRevision[]): Promise<void> {
  if (pair.seed_after === undefined) return;
  await to.fill(pair.seed_after);
  const rows = await to.counts();
  await attempt('down, with rows', () => run(to.url, files, 'down'));
  expectRows(rows, await to.counts(), 'down');
}

/** The whole of one case: there, nothing left to do, and back. */
async function walk(it: Case): Promise<Outcome> {
  const { pair, from, to } = it;
  const [start, wanted] = [await from.look(), await to.look()];
  const comparison = await attempt('comparing', () => compared(database(from.url), database(to.url)));
  it.unmanaged.push(
    ...[...comparison.from.state.unmanaged, ...comparison.to.state.unmanaged].map(
      ({ kind, name }) => `${kind} ${name}`,
    ),
  );
  const renames = renameArguments(pair, comparison.from.state);
  await attempt('comparing in part', () => expectSameInPart(database(from.url), database(to.url)));
  const plan = await attempt('planning', () => planComparison(comparison, renames));
  if (pair.noop && plan.revisions.some(({ changes }) => changes.length > 0)) {
    const changes = plan.revisions.flatMap((revision) => revision.changes);
    throw new Ended('empty', ['there is nothing to do', ...changes.map((each) => describeChange(each))]);
  }
  const files = await attempt('writing', () => Promise.resolve().then(() => filesOf(plan, comparison)));
  if (pair.seed_before !== undefined) await from.fill(pair.seed_before);
  const rows = await from.counts();
  await attempt('up', () => run(from.url, files, 'up'));
  const there = compareSights(wanted, await from.look());
  expectSame(it, 'forward', there);
  await expectEmpty(it);
  const [held, above] = [await from.counts(), await to.counts()];
  expectRows(
    rows,
    new Map([...held].filter(([table]) => above.has(table) && pair.renames.length === 0)),
    'up',
  );
  await attempt('down', () => run(from.url, files, 'down'));
  const back = compareSights(start, await from.look());
  expectSame(it, 'back', back);
  await downOf(it, files);
  return there.sameOrder && back.sameOrder ? 'pass' : 'pass but for column order';
}

/** Leads a pair's first database to the second and back, and says how the database itself judges it. */
export async function judge(ground: Ground, pair: Pair): Promise<Verdict> {
  return verdictOf(pair.id, (unmanaged) =>
    ground.around(pair, async () => {
      const standings: Standing[] = [];
      try {
        const from = await standing(ground, pair, 'before');
        standings.push(from);
        const to = await standing(ground, pair, 'after');
        standings.push(to);
        return { outcome: await walk({ pair, from, to, unmanaged }), lines: [] };
      } finally {
        for (const each of standings) await each.drop().catch(() => undefined);
      }
    }),
  );
}
