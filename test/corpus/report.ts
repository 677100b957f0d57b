import type { Subject } from './subject';
import { isGood, outcomes } from './verdict';
import type { Verdict } from './verdict';

const shortest = 6;

const indent = (lines: readonly string[]): string => lines.map((line) => `    ${line}`).join('\n');

/** One verdict as text: failures with their first lines, with `verbose` everything. */
export function tellOf(verdict: Verdict, { scripts: told }: Subject, verbose: boolean): string {
  const { id, outcome, milliseconds } = verdict;
  if (isGood(outcome) && !verbose) return '';
  const lines = verdict.lines.flatMap((line) => line.split('\n'));
  const shown = verbose ? lines : lines.slice(0, shortest);
  const more = lines.length > shown.length ? [`(${lines.length - shown.length} more lines)`] : [];
  const head = `${outcome}: ${id} (${milliseconds} ms)`;
  const scripts =
    verbose && !isGood(outcome) ? told.flatMap(([title, text]) => [`-- ${title}`, ...text.split('\n')]) : [];
  return [head, indent([...shown, ...more, ...scripts])].join('\n').trimEnd();
}

/** How many pairs ended how, and who judged. */
export function summary(verdicts: readonly Verdict[], judges: readonly string[], left: number): string {
  const counted = outcomes.map((outcome) => ({
    outcome,
    count: verdicts.filter((verdict) => verdict.outcome === outcome).length,
  }));
  const failed = verdicts.filter(({ outcome }) => !isGood(outcome)).length;
  return [
    '',
    `judged by ${judges.join(' and ') || 'nobody'}`,
    ...counted
      .filter(({ count }) => count > 0)
      .map(({ outcome, count }) => `${String(count).padStart(6)} ${outcome}`),
    ...(left > 0 ? [`${String(left).padStart(6)} of an engine that is not there`] : []),
    `${verdicts.length - failed} of ${verdicts.length} pairs hold`,
  ].join('\n');
}
