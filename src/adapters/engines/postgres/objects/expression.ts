import type { Reading } from './catalog.js';

/** Types whose constants are the same bytes wherever they mean the same: numbers, texts, times. */
const plainTypes = [
  'bool',
  'int2',
  'int4',
  'int8',
  'float4',
  'float8',
  'numeric',
  'text',
  'varchar',
  'bpchar',
  'date',
  'time',
  'timestamp',
  'timestamptz',
  'interval',
  'uuid',
] as const;

const plainOids = plainTypes.map(
  (name) => `'pg_catalog.${name}'::pg_catalog.regtype::pg_catalog.oid::pg_catalog.text`,
);

/** SQL: what a tree may not hold to say the same in any database: numbers of things that users make, and other constants. */
const particular = `(select '[0-9]{5}|:consttype (?!('
  || pg_catalog.array_to_string(array[${plainOids.join(', ')}], '|') || ') )')`;

/**
 * SQL: the expression that a catalog keeps as a tree over the columns of one relation. To tell rows apart the tree itself
 * serves, without the places in the statement that it came from: to print it, the server would open the relation.
 */
export function expressionOf({ names, version }: Reading, tree: string, relation: string): string {
  const printed = `pg_catalog.pg_get_expr(${tree}, ${relation})`;
  if (names) return printed;
  const plain = `pg_catalog.regexp_replace(${tree}::pg_catalog.text, ' :location -?[0-9]+', '', 'g')`;
  const major = String(Math.floor(version / 10_000));
  return `case when ${tree}::pg_catalog.text ~ ${particular} then ${printed} else '${major}' || ${plain} end`;
}
