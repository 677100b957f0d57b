import type { SchemaObject } from './object.js';
import type { SchemaState, Unmanaged } from './state.js';
import { compareText } from './text.js';

/** The version of the file format; a reader refuses a newer one. */
export const stateFileVersion = 1;

/** What a file that holds a SchemaState says, before it is checked. */
export interface StateFile {
  readonly schemactl: number;
  readonly engine: string;
  /** Of a snapshot: the revisions that lead to it, a line each. */
  readonly revisions?: readonly string[] | undefined;
  readonly objects: readonly SchemaObject[];
  readonly unmanaged: readonly Unmanaged[];
}

/** A state as it was read from a file. */
export interface StoredState {
  readonly state: SchemaState;
  /** The revisions that lead to it, where the file is a snapshot. */
  readonly revisions?: readonly string[] | undefined;
}

/** Whether a text holds the marks of a merge that git left to somebody. */
export function isConflicted(text: string): boolean {
  return /^(?:<{7}|>{7})(?: |$)/m.test(text);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  const head = ['kind', 'id', 'path', 'parent', 'needs', 'mentions'];
  const rank = (key: string): number => (head.includes(key) ? head.indexOf(key) : head.length);
  entries.sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}

function block(name: string, items: readonly unknown[]): string {
  const lines = items.map((item) => `    ${JSON.stringify(sorted(item))}`);
  return lines.length === 0 ? `  "${name}": []` : `  "${name}": [\n${lines.join(',\n')}\n  ]`;
}

/**
 * Ordinals without gaps: engines leave one where a column was dropped, so that the same schema, reached on another way,
 * would be another text.
 */
function withoutGaps(state: SchemaState): readonly SchemaObject[] {
  const objects = [...state.objects.values()];
  const groups = new Map<string, SchemaObject[]>();
  for (const object of objects) {
    if (object.ordinal === undefined) continue;
    const key = `${object.kind} ${object.parent ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), object]);
  }
  const ranks = new Map<string, number>();
  for (const group of groups.values()) {
    group.sort((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0) || compareText(a.id, b.id));
    for (const [rank, { id }] of group.entries()) ranks.set(id, rank + 1);
  }
  return objects.map((object) => {
    const ordinal = ranks.get(object.id);
    return ordinal === undefined ? object : { ...object, ordinal };
  });
}

/**
 * The canonical text of a state: one object a line, in the order of their ids, so that git merges it by lines. A snapshot
 * also names the revisions that lead to it.
 */
export function printState(state: SchemaState, revisions?: readonly string[]): string {
  const blocks = [
    `  "schemactl": ${stateFileVersion}`,
    `  "engine": ${JSON.stringify(state.engine)}`,
    ...(revisions ? [block('revisions', revisions)] : []),
    block('objects', withoutGaps(state)),
    block('unmanaged', state.unmanaged),
  ];
  return `{\n${blocks.join(',\n')}\n}\n`;
}
