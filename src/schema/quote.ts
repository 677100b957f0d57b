/** Words that PostgreSQL, SQLite or MariaDB don't take as a plain name; only these are quoted, as text is compared. */
const reserved = new Set(
  (
    'add all alter analyse analyze and any array as asc asymmetric authorization autoincrement between binary both by ' +
    'case cast change check collate collation column commit concurrently condition constraint continue create cross ' +
    'current_catalog current_date current_role current_schema current_time current_timestamp current_user cursor ' +
    'database default deferrable delete desc describe distinct div do drop else end escape except exists explain false ' +
    'fetch for foreign freeze from full function grant group groups having if ilike in index initially inner insert ' +
    'intersect interval into is isnull join key keys kill lateral leading left like limit localtime localtimestamp lock ' +
    'match mod natural not notnull null of offset on only optimize option or order out outer over overlaps partition ' +
    'placing primary procedure range rank read references regexp release rename replace returning right row rows ' +
    'select session_user set show similar some symmetric system table tablesample then to trailing transaction ' +
    'trigger true union unique update usage use user using values variadic verbose view when where window with'
  ).split(' '),
);

/** A name as it stands in SQL: in double quotes where it is not a plain word, or means something else. */
export function quoteName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** A value as an SQL literal. */
export function quoteLiteral(value: string | number | bigint | boolean | null): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
