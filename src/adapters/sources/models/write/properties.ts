import type { Declaration } from '../../../../domain/declaration/declaration.js';
import { tableKey } from './writing.js';

interface Named {
  readonly schema?: string;
  readonly name: string;
}

/** The property by which a column of a table or view is spoken of. */
export type PropertyOf = (table: Named, column: string) => string;

/** JavaScript moves properties that are numbers to the front, and `__proto__` is none. */
const isOdd = (name: string): boolean => /^\d+$/.test(name) || name === '__proto__' || name === '';

/** Columns are properties of their own names wherever an object of JavaScript keeps those as they are. */
export function propertiesOf({ tables, views }: Declaration): PropertyOf {
  const renamed = new Map<string, ReadonlyMap<string, string>>();
  for (const { columns = [], ...named } of [...tables, ...views]) {
    const taken = new Set(columns.map(({ name }) => name));
    const odd = columns.filter(({ name }) => isOdd(name));
    const names = odd.map(({ name }) => {
      let property = `_${name}`;
      while (taken.has(property)) property = `_${property}`;
      taken.add(property);
      return [name, property] as const;
    });
    if (names.length > 0) renamed.set(tableKey(named), new Map(names));
  }
  return (table, column) => renamed.get(tableKey(table))?.get(column) ?? column;
}
