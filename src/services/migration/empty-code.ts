const types = "import type { RevisionDatabase } from 'schemactl';";

/** What a new code revision holds. */
export const emptyCode = [
  types,
  '',
  '/** Runs in one transaction with its record: all of it is there afterwards, or nothing. */',
  'export async function up(db: RevisionDatabase): Promise<void> {',
  "  await db.execute('');",
  '}',
  '',
  'export async function down(db: RevisionDatabase): Promise<void> {',
  "  await db.execute('');",
  '}',
  '',
].join('\n');
