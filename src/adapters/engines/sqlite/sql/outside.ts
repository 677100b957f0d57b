import type { OutsideManner } from '../../../../domain/plan/dialect.js';
import { significantWords } from '../../../../domain/sql/words.js';
import { sqliteLexis } from './lexis.js';

const settings: ReadonlySet<string> = new Set(['PRAGMA', 'ATTACH', 'DETACH']);

const changes: ReadonlySet<string> = new Set(
  ['INSERT', 'UPDATE', 'DELETE', 'REPLACE', 'WITH', 'CREATE', 'ALTER', 'DROP'], // prettier-ignore
);

/** Pragmas are silently without effect in a transaction, and VACUUM fails there. */
export function outside(sql: string): OutsideManner {
  const [word = ''] = significantWords(sql, sqliteLexis, 1);
  if (settings.has(word)) return 'setting';
  return changes.has(word) ? 'shared' : 'alone';
}
