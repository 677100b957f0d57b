import type { Deferrable, ForeignKeyAction } from '../../../../domain/schema/objects/constraints.js';
import type { Cursor } from './cursor.js';
import { cursorOf, splitAtCommas } from './cursor.js';
import type { ParsedForeignKey, ParsedKey } from './parsed.js';
import type { Token } from './tokens.js';
import { unreadable } from './tokens.js';

const resolutions = ['ROLLBACK', 'ABORT', 'FAIL', 'IGNORE', 'REPLACE'] as const;

/** Reads `ON CONFLICT …`; the default ABORT is the same as none. */
export function parseConflict(cursor: Cursor): string | undefined {
  if (!cursor.accept('ON', 'CONFLICT')) return undefined;
  const found = resolutions.find((word) => cursor.accept(word));
  if (!found) throw unreadable('an unknown ON CONFLICT');
  return found === 'ABORT' ? undefined : found.toLowerCase();
}

/** Reads the keys between the parentheses of PRIMARY KEY (…) or UNIQUE (…); AUTOINCREMENT may end them. */
export function parseKeys(tokens: readonly Token[]): { keys: readonly ParsedKey[]; autoincrement: boolean } {
  let autoincrement = false;
  const keys = splitAtCommas(tokens).map((part): ParsedKey => {
    const cursor = cursorOf(part);
    const name = cursor.name();
    const collation = cursor.accept('COLLATE') ? cursor.name() : undefined;
    const descending = parseOrder(cursor);
    if (cursor.accept('AUTOINCREMENT')) autoincrement = true;
    if (!cursor.done()) throw unreadable(`an unknown key of ${name}`);
    return { name, collation, descending };
  });
  return { keys, autoincrement };
}

/** Reads ASC or DESC and says whether it was DESC. */
export function parseOrder(cursor: Cursor): boolean {
  if (cursor.accept('DESC')) return true;
  cursor.accept('ASC');
  return false;
}

/** Reads names between parentheses. */
export function parseNames(cursor: Cursor): readonly string[] {
  return parseKeys(cursor.group()).keys.map((key) => key.name);
}

function parseAction(cursor: Cursor): ForeignKeyAction {
  if (cursor.accept('NO', 'ACTION')) return 'no action';
  if (cursor.accept('SET', 'NULL')) return 'set null';
  if (cursor.accept('SET', 'DEFAULT')) return 'set default';
  if (cursor.accept('CASCADE')) return 'cascade';
  if (cursor.accept('RESTRICT')) return 'restrict';
  throw unreadable('an unknown action of a foreign key');
}

/** Reads what follows REFERENCES. */
export function parseReference(
  cursor: Cursor,
  columns: readonly string[],
  name: string | undefined,
): ParsedForeignKey {
  const table = cursor.name();
  const referenced = cursor.peek()?.text === '(' ? parseNames(cursor) : [];
  let [onDelete, onUpdate]: ForeignKeyAction[] = ['no action', 'no action'];
  let match: string | undefined;
  for (;;) {
    if (cursor.accept('ON', 'DELETE')) onDelete = parseAction(cursor);
    else if (cursor.accept('ON', 'UPDATE')) onUpdate = parseAction(cursor);
    else if (cursor.accept('ON', 'INSERT')) parseAction(cursor);
    else if (cursor.accept('MATCH')) match = cursor.name().toUpperCase();
    else break;
  }
  const deferrable = parseDeferrable(cursor);
  return {
    kind: 'foreign-key',
    name,
    columns,
    table,
    referenced,
    onDelete: onDelete ?? 'no action',
    onUpdate: onUpdate ?? 'no action',
    match,
    deferrable,
  };
}

/** Reads `[NOT] DEFERRABLE …`; what is checked at once, always, is the default. */
export function parseDeferrable(cursor: Cursor): Deferrable | undefined {
  const not = cursor.accept('NOT', 'DEFERRABLE');
  if (!not && !cursor.accept('DEFERRABLE')) return undefined;
  const deferred = cursor.accept('INITIALLY', 'DEFERRED');
  if (!deferred) cursor.accept('INITIALLY', 'IMMEDIATE');
  return not ? undefined : deferred ? 'deferred' : 'immediate';
}
