import type { SchemaObject } from './object.js';
import type { SchemaState, Unmanaged } from './state.js';

/** The version of the file format; a reader refuses a newer one. */
export const stateFileVersion = 1;

/** What a file that holds a SchemaState says, before it is checked. */
export interface StateFile {
  readonly schemactl: number;
  readonly engine: string;
  readonly objects: readonly SchemaObject[];
  readonly unmanaged: readonly Unmanaged[];
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

/** The canonical text of a state: one object a line, in the order of their ids, so that git merges it by lines. */
export function printState(state: SchemaState): string {
  const head = `  "schemactl": ${stateFileVersion},\n  "engine": ${JSON.stringify(state.engine)}`;
  const objects = block('objects', [...state.objects.values()]);
  return `{\n${head},\n${objects},\n${block('unmanaged', state.unmanaged)}\n}\n`;
}
