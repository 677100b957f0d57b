import { quoteLiteral, quoteName } from './quote.js';

/** A table that refuses rows: what a guard finds wrong undoes the whole transaction, in any client. */
const guardTable = 'temp.__schemactl_guard';

const guardInsert = `INSERT OR ROLLBACK INTO ${guardTable} (rule, subject, expected, found)`;

/** The first words of the statements that look before the work, so that they can be moved to its beginning. */
const lookPrefix = `INSERT INTO ${guardTable}`;

/** Made before the first guard: each CHECK is one rule, and its name is what the engine says when it is broken. */
export const createGuards = `CREATE TEMP TABLE __schemactl_guard (
  rule TEXT NOT NULL,
  subject TEXT NOT NULL,
  expected INTEGER,
  found INTEGER,
  CONSTRAINT "foreign_keys must be off here: run this file on a connection of its own" CHECK (rule <> 'pragma' OR found = expected),
  CONSTRAINT "a table made anew must keep all its rows" CHECK (rule <> 'rows' OR found = expected),
  CONSTRAINT "rows would be left that violate a foreign key" CHECK (rule <> 'keys after' OR found <= expected)
)`;

/** Ends the guards. */
export const dropGuards = `DROP TABLE ${guardTable}`;

/** Forgets what was looked at, before tables change their names. */
export const clearGuards = `DELETE FROM ${guardTable}`;

/** Stops where foreign keys are still enforced: dropping a table would then delete rows of others. */
export const guardPragma = `${guardInsert}
SELECT 'pragma', 'foreign_keys', 0, foreign_keys FROM pragma_foreign_keys`;

/** Stops unless both tables hold equally many rows. */
export function guardRows(before: string, after: string): string {
  const counts = [before, after].map((table) => `(SELECT count(*) FROM ${quoteName(table)})`);
  return `${guardInsert}\nSELECT 'rows', ${quoteLiteral(before)}, ${counts.join(', ')}`;
}

/** Notes how many rows of a table violate a foreign key before the work. */
export function lookAtKeys(table: string): string {
  const name = quoteLiteral(table);
  return `${lookPrefix} (rule, subject, expected)
SELECT 'keys before', ${name}, count(*) FROM pragma_foreign_key_check(${name}, 'main')`;
}

/** Stops if more rows of a table violate a foreign key after the work. */
export function guardKeys(table: string): string {
  const name = quoteLiteral(table);
  return `${guardInsert}
SELECT 'keys after', ${name}, expected, (SELECT count(*) FROM pragma_foreign_key_check(${name}, 'main'))
FROM ${guardTable} WHERE rule = 'keys before' AND subject = ${name}`;
}

/** What a statement of guards is for. */
export function guardKind(sql: string): 'pragma' | 'look' | 'keys' | 'rows' | undefined {
  if (sql === guardPragma) return 'pragma';
  if (sql.startsWith(lookPrefix)) return 'look';
  if (!sql.startsWith(guardInsert)) return undefined;
  return sql.includes(`\nSELECT 'keys after'`) ? 'keys' : 'rows';
}
