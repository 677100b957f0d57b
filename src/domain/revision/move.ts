import type { Filed } from './filed.js';
import { filed, isApplied } from './filed.js';
import type { History } from './history.js';
import { pointOf } from './point.js';

/** What lies between where a database stands and a point. */
export interface Move {
  /** Applied revisions behind the point, the last file first. */
  readonly down: readonly Filed[];
  /** Pending revisions before it, in the order of their files. */
  readonly up: readonly Filed[];
  /** The index of the first file of which nothing is left when the move is done: one half applied from there on is in its way. */
  readonly floor: number;
}

/**
 * The way to a point: afterwards everything up to it is applied and nothing behind it. Steps count pending revisions
 * (`+2`) or applied ones (`-1`). Throws USAGE where the text names no point.
 */
export function moveTo(history: History, text: string): Move {
  const entries = filed(history);
  const open = entries.filter((entry) => !isApplied(entry));
  const applied = entries.filter(isApplied).toReversed();
  const point = pointOf(text, entries);
  if (point.kind === 'steps') {
    const down = applied.slice(0, Math.max(0, -point.by));
    return { down, up: open.slice(0, Math.max(0, point.by)), floor: floorOf(entries, down) };
  }
  const before = new Set(entries.slice(0, point.index + 1));
  return {
    down: applied.filter((entry) => !before.has(entry)),
    up: open.filter((entry) => before.has(entry)),
    floor: point.index + 1,
  };
}

/** The index of the lowest of the revisions to be rolled back; behind all files where there are none. */
export function floorOf(entries: readonly Filed[], down: readonly Filed[]): number {
  const lowest = down.at(-1);
  return lowest === undefined ? entries.length : entries.indexOf(lowest);
}
