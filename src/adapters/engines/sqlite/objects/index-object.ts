import { objectId } from '../../../../domain/schema/id.js';
import type { Index, IndexKey } from '../../../../domain/schema/objects/index-object.js';
import { canonicalText } from '../sql/canonical.js';
import type { ParsedIndexKey } from '../sql/parse-others.js';
import { parseIndex } from '../sql/parse-others.js';
import { quoteName } from '../sql/quote.js';
import type { Token } from '../sql/tokens.js';
import { effectiveCollation } from './constraint.js';
import type { KnownTable } from './scope.js';
import { facets, scopeOf, tableId } from './scope.js';

/** A stored CREATE INDEX as an object; it needs the columns it names, so that it goes before they do. */
export function indexOf(name: string, sql: string, table: KnownTable): Index {
  const parsed = parseIndex(sql);
  const tokens = [...parsed.keys.flatMap((key) => key.tokens), ...(parsed.where ?? [])];
  return facets<Index>({
    kind: 'index',
    id: objectId('index', [name]),
    path: [name],
    parent: tableId(table),
    needs: columnsIn(tokens, table),
    remarks: parsed.remarks,
    unique: parsed.unique,
    keys: parsed.keys.map((key) => indexKey(key, table)),
    where: parsed.where && canonicalText(parsed.where, scopeOf(table)),
  });
}

function columnsIn(tokens: readonly Token[], table: KnownTable): readonly string[] {
  const found = new Set<string>();
  for (const token of tokens) {
    const column = token.kind === 'number' ? undefined : table.columns.get(token.value.toLowerCase());
    if (column !== undefined) found.add(objectId('column', [table.name, column]));
  }
  return [...found].sort();
}

function indexKey(key: ParsedIndexKey, table: KnownTable): IndexKey {
  const [only] = key.tokens;
  const column = key.tokens.length === 1 && only ? table.columns.get(only.value.toLowerCase()) : undefined;
  return facets<IndexKey>({
    column,
    expression: column === undefined ? canonicalText(key.tokens, scopeOf(table)) : undefined,
    descending: key.descending || undefined,
    collation: effectiveCollation(key.collation, column, table),
  });
}

/** A comment of two dashes ends with its line. */
function commentsOf({ remarks }: Index): string {
  return [...(remarks?.above ?? []), ...(remarks?.beside ?? [])]
    .map((comment) => (comment.startsWith('--') ? `${comment}\n` : `${comment} `))
    .join('');
}

/** The whole CREATE INDEX on the table of that name. */
export function indexSql(index: Index, table: string): string {
  const keys = index.keys.map((key) => {
    const what = key.column === undefined ? (key.expression ?? '') : quoteName(key.column);
    const collation = key.collation === undefined ? '' : ` COLLATE ${quoteName(key.collation)}`;
    return `${what}${collation}${key.descending ? ' DESC' : ''}`;
  });
  const where = index.where === undefined ? '' : ` WHERE ${index.where}`;
  const name = quoteName(index.path.at(-1) ?? '');
  return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${name} ON ${quoteName(table)} ${commentsOf(index)}(${keys.join(', ')})${where}`;
}
