import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { closeRun, openRun } from '../setup/run-directory';
import { corpusArguments } from './arguments';
import type { CorpusArguments } from './arguments';
import type { Ground } from './ground';
import { judgeAll } from './lanes';
import { readHistories } from './history';
import { faultOf, faultsFile, readFaults, readPairs } from './pair';
import { postgresGround } from './postgres-ground';
import { summary, tellOf } from './report';
import { sample } from './sample';
import { readSchemas } from './schemas';
import { sqliteGround } from './sqlite-ground';
import { pairSubject } from './subject';
import type { Subject } from './subject';
import { isGood, outcomes } from './verdict';
import type { Verdict } from './verdict';

const verdict = z.object({ id: z.string(), outcome: z.enum(outcomes) });

/** The last verdict on a pair counts. */
function failedIds(file: string): ReadonlySet<string> {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const found = new Map(
    lines.map((line) => verdict.parse(JSON.parse(line))).map(({ id, outcome }) => [id, outcome]),
  );
  return new Set([...found].filter(([, outcome]) => !isGood(outcome)).map(([id]) => id));
}

const engines = ['postgres', 'sqlite'] as const;

function chosen(args: CorpusArguments): readonly Subject[] {
  const all = [
    ...args.files.flatMap((file) => readPairs(file)).map(pairSubject),
    ...args.schemas.flatMap(readSchemas),
    ...args.histories.flatMap(readHistories),
  ]
    .filter(({ engine }) => args.engine === undefined || engine === args.engine)
    .filter(({ id }) => args.only.length === 0 || args.only.some((text) => id.includes(text)));
  const failed = args.failed === undefined ? undefined : failedIds(args.failed);
  const left = failed === undefined ? all : all.filter(({ id }) => failed.has(id));
  return args.sample === undefined ? left : sample(left, args.sample, args.seed);
}

/** A pair that is known to be wrong itself may end as it likes. */
function withFault(verdict: Verdict, faults: ReadonlyMap<string, string>): Verdict {
  const reason = faultOf(faults, verdict.id);
  if (reason === undefined || isGood(verdict.outcome)) return verdict;
  return { ...verdict, outcome: 'own fault', lines: [`(${verdict.outcome}) ${reason}`] };
}

/** Runs the corpus and returns the exit code: 1 where any pair failed. */
export async function main(argv: readonly string[], say: (text: string) => void): Promise<number> {
  const args = corpusArguments(argv);
  const subjects = chosen(args);
  const faults = readFaults(args.faults ?? faultsFile);
  if (args.out !== undefined) writeFileSync(args.out, '');
  if (args.sample !== undefined) say(`${subjects.length} of them, seed ${args.seed}`);
  openRun();
  const verdicts: Verdict[] = [];
  const judges = new Set<string>();
  try {
    for (const engine of engines) {
      const ground = (): Promise<Ground> =>
        engine === 'postgres' ? postgresGround(args.major) : Promise.resolve(sqliteGround());
      const own = subjects.filter((subject) => subject.engine === engine);
      await judgeAll(own, args.jobs, ground, (found, subject, { judge }) => {
        const verdict = withFault(found, faults);
        judges.add(judge);
        verdicts.push(verdict);
        if (args.out !== undefined) appendFileSync(args.out, `${JSON.stringify(verdict)}\n`);
        const text = tellOf(verdict, subject, args.verbose);
        if (text !== '') say(text);
      });
    }
  } finally {
    closeRun();
  }
  const left = subjects.filter(({ engine }) => !engines.some((known) => known === engine)).length;
  say(summary(verdicts, [...judges], left));
  return verdicts.every(({ outcome }) => isGood(outcome)) ? 0 : 1;
}
