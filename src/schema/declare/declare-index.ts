import type { DeclaredIndex, DeclaredIndexKey } from '../../domain/declaration/declaration.js';
import type { IndexOptions, KeyPart, Reference, TableData } from '../data.js';
import { markOf } from '../marked.js';
import { sqlText } from '../sql.js';
import { ownColumn } from './declare-references.js';

function declareKey(table: TableData, { target, options }: KeyPart): DeclaredIndexKey {
  const data = markOf(target);
  if (data?.kind === 'sql') return { sql: sqlText(data), ...options };
  return { column: ownColumn(table, target as Reference, 'an index'), ...options }; // ownColumn looks at what it is
}

/** What an index has beside its keys. */
export function declareIndexOptions(table: TableData, options: IndexOptions): Omit<DeclaredIndex, 'keys'> {
  const { where, include, ...rest } = options;
  return {
    ...rest,
    ...(where !== undefined && { where: sqlText(where) }),
    ...(include && { include: include.map((each) => ownColumn(table, each, 'an index')) }),
  };
}

/** The index of a table's `index(…)`. Throws BAD_MODELS for a column that the table doesn't have. */
export function declareIndex(
  table: TableData,
  parts: readonly KeyPart[],
  options: IndexOptions,
): DeclaredIndex {
  return { keys: parts.map((part) => declareKey(table, part)), ...declareIndexOptions(table, options) };
}
