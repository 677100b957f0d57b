import type { Timing } from './measure';

/** One line of the table: what we took against what another one took. */
export interface Row {
  readonly work: string;
  readonly ours: Timing;
  readonly against: Timing;
  /** The ratio of wall time that is promised; absent where the line is there for orientation. */
  readonly target?: number | undefined;
}

/** Our first timing against each of the others, with the targets by name. */
export function rowsOf(
  work: string,
  [ours, ...others]: readonly Timing[],
  targets: Readonly<Record<string, number>>,
): readonly Row[] {
  if (!ours) return [];
  return others.map((against) => ({ work, ours, against, target: targets[against.name] }));
}

/** The ratio of wall times. */
export function ratioOf({ ours, against }: Row): number {
  return ours.wall / against.wall;
}

const times = (ratio: number): string => `${ratio.toFixed(ratio < 10 ? 2 : 1)} ×`;

function milliseconds(value: number): string {
  return value < 10_000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;
}

const mebibytes = (value: number | undefined): string =>
  value === undefined ? '–' : `${Math.round(value)} MiB`;

function cpuRatio({ ours, against }: Row): string {
  if (ours.cpu === undefined || against.cpu === undefined || against.cpu < 10) return '–';
  return times(ours.cpu / against.cpu);
}

function cells(row: Row): readonly string[] {
  const { work, ours, against, target } = row;
  return [
    work,
    against.name,
    times(ratioOf(row)),
    target === undefined ? '' : `≤ ${target} ×`,
    cpuRatio(row),
    milliseconds(ours.wall),
    milliseconds(against.wall),
    `${mebibytes(ours.memory)} : ${mebibytes(against.memory)}`,
    String(against.runs),
  ];
}

const head = ['work', 'against', 'wall', 'target', 'CPU', 'ours', 'theirs', 'memory', 'runs'];

/** The rows as a Markdown table whose columns stand in line. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [head, ...rows.map(cells)];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const line = (texts: readonly string[]): string =>
    `| ${texts.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return [line(head), rule, ...lines.slice(1).map(line)].join('\n');
}
