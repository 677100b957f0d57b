/** What SQLite makes of values in a column, by the words of its type. */
export type Affinity = 'INTEGER' | 'TEXT' | 'BLOB' | 'REAL' | 'NUMERIC';

/**
 * The affinity of a declared type, by the engine's own rules, in their order (https://sqlite.org/datatype3.html). ANY
 * leaves values as they are in a STRICT table only.
 */
export function affinityOf(type: string, strict = false): Affinity {
  const upper = type.toUpperCase();
  if (upper.includes('INT')) return 'INTEGER';
  if (['CHAR', 'CLOB', 'TEXT'].some((part) => upper.includes(part))) return 'TEXT';
  if (upper === '' || (strict && upper === 'ANY') || upper.includes('BLOB')) return 'BLOB';
  return ['REAL', 'FLOA', 'DOUB'].some((part) => upper.includes(part)) ? 'REAL' : 'NUMERIC';
}
