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
  CONSTRAINT "a table made anew must keep all its values" CHECK (rule <> 'values' OR found = expected),
  CONSTRAINT "no row of any other table may change" CHECK (rule <> 'writes after' OR found = expected),
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

/** Stops unless every row of the one table is found in the other by the key, with the same values. */
export function guardValues(before: string, after: string, key: string, same: string): string {
  const [old, fresh] = [quoteName(before), quoteName(after)];
  return `${guardInsert}
SELECT 'values', ${quoteLiteral(before)}, (SELECT count(*) FROM ${old}), (
  SELECT count(*) FROM ${old} AS o JOIN ${fresh} AS n ON ${key}
  WHERE ${same}
)`;
}

/** Stops unless all values of the one table stand together in rows of the other. */
export function guardNoneMissing(before: string, from: string, after: string, to: string): string {
  return `${guardInsert}
SELECT 'values', ${quoteLiteral(before)}, 0, count(*) FROM (
  SELECT ${from} FROM ${quoteName(before)} EXCEPT SELECT ${to} FROM ${quoteName(after)}
)`;
}

/**
 * Statements that must not change a row of any table: what triggers and the actions of foreign keys do is counted too
 * (https://sqlite.org/lang_corefunc.html#total_changes). The note itself is the one change that there is.
 */
export function withoutWrites(table: string, statements: readonly string[]): readonly string[] {
  const name = quoteLiteral(table);
  return [
    `${guardInsert}\nSELECT 'writes before', ${name}, total_changes() + 1, NULL`,
    ...statements,
    `${guardInsert}
SELECT 'writes after', ${name}, max(expected), total_changes() FROM ${guardTable}
WHERE rule = 'writes before' AND subject = ${name}`,
  ];
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

/** What a statement of guards is for; those that are `here` stay among the statements around them. */
export function guardKind(sql: string): 'pragma' | 'look' | 'keys' | 'here' | undefined {
  if (sql === guardPragma) return 'pragma';
  if (sql.startsWith(lookPrefix)) return 'look';
  if (!sql.startsWith(guardInsert)) return undefined;
  return sql.includes(`\nSELECT 'keys after'`) ? 'keys' : 'here';
}
