import type { EnumData, SequenceData, TableData, ViewData } from '../data.js';
import { markOf } from '../marked.js';

/** What a set of modules declares, each thing once, in the order in which it was met. */
export interface Collected {
  readonly tables: readonly TableData[];
  readonly views: readonly ViewData[];
  readonly enums: readonly EnumData[];
  readonly sequences: readonly SequenceData[];
}

/** Instances of classes (a connection pool, a Kysely) are left alone: only what is plainly written down is looked into. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
}

const sameEnum = (a: EnumData, b: EnumData): boolean =>
  a.schema === b.schema && a.name === b.name && JSON.stringify(a.values) === JSON.stringify(b.values);

/** The same enum may come twice, from its own export and along with a column, through two copies of a module. */
function distinctEnums(enums: ReadonlySet<EnumData>): readonly EnumData[] {
  const byName = new Map<string, EnumData[]>();
  for (const each of enums) {
    const key = JSON.stringify([each.schema, each.name]);
    const known = byName.get(key);
    if (!known) byName.set(key, [each]);
    else if (!known.some((other) => sameEnum(other, each))) known.push(each);
  }
  return [...byName.values()].flat();
}

/** Finds tables, views, enums and sequences in values: modules, objects and lists, however deep. */
export function collect(values: readonly unknown[]): Collected {
  const tables = new Set<TableData>();
  const views = new Set<ViewData>();
  const enums = new Set<EnumData>();
  const sequences = new Set<SequenceData>();
  const seen = new Set<object>();
  const waiting: unknown[] = [...values].reverse();
  while (waiting.length > 0) {
    const value = waiting.pop();
    const data = markOf(value);
    if (data?.kind === 'table') {
      tables.add(data);
      for (const [, column] of data.columns) if (column.enum) enums.add(column.enum);
    } else if (data?.kind === 'view') views.add(data);
    else if (data?.kind === 'enum') enums.add(data);
    else if (data?.kind === 'sequence') sequences.add(data);
    else if (!data && typeof value === 'object' && value !== null && isPlain(value) && !seen.has(value)) {
      seen.add(value);
      const inside: readonly unknown[] = Object.values(value);
      for (const each of inside.toReversed()) waiting.push(each);
    }
  }
  return { tables: [...tables], views: [...views], enums: distinctEnums(enums), sequences: [...sequences] };
}
