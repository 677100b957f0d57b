/** What SQLite makes of values in a column, by the words of its type. */
export type Affinity = 'INTEGER' | 'TEXT' | 'BLOB' | 'REAL' | 'NUMERIC';

/** The affinity of a declared type, by the engine's own rules, in their order. */
export function affinityOf(type: string): Affinity {
  const upper = type.toUpperCase();
  if (upper.includes('INT')) return 'INTEGER';
  if (['CHAR', 'CLOB', 'TEXT'].some((part) => upper.includes(part))) return 'TEXT';
  if (upper === '' || upper === 'ANY' || upper.includes('BLOB')) return 'BLOB';
  return ['REAL', 'FLOA', 'DOUB'].some((part) => upper.includes(part)) ? 'REAL' : 'NUMERIC';
}
