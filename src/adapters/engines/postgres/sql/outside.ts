import type { OutsideManner } from '../../../../domain/plan/dialect.js';
import { significantWords } from '../../../../domain/sql/words.js';
import { postgresLexis } from './lexis.js';

const settings: ReadonlySet<string> = new Set(['SET', 'RESET', 'LOAD']);

const changes: ReadonlySet<string> = new Set(
  ['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'WITH', 'CREATE', 'ALTER', 'DROP', 'TRUNCATE', 'COMMENT', 'GRANT', 'REVOKE'], // prettier-ignore
);

/** What CREATE, ALTER and DROP refuse to do in a transaction, now or in another version. */
const lonely: ReadonlySet<string> = new Set(['DATABASE', 'TABLESPACE', 'SUBSCRIPTION', 'SYSTEM']);

/**
 * Procedures and DO blocks may commit by themselves, and VACUUM, REINDEX CONCURRENTLY and the like must be alone; what an
 * extension forbids beyond this the server says (25001).
 */
export function outside(sql: string): OutsideManner {
  const [verb = '', ...rest] = significantWords(sql, postgresLexis, 12);
  if (settings.has(verb)) return 'setting';
  if (!changes.has(verb) || rest.includes('CONCURRENTLY') || lonely.has(rest[0] ?? '')) return 'alone';
  return 'shared';
}
