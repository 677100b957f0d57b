import type { Cursor } from './cursor.js';
import { cursorOf } from './cursor.js';
import { parseConflict, parseKeys, parseNames, parseReference } from './parse-clauses.js';
import { parseColumn } from './parse-column.js';
import type { ParsedColumn, ParsedConstraint, ParsedTable } from './parsed.js';
import { remarksOf } from './remarks.js';
import type { Token } from './tokens.js';
import { isWord, tokensOf, unreadable } from './tokens.js';

const constraintWords = ['CONSTRAINT', 'PRIMARY', 'UNIQUE', 'CHECK', 'FOREIGN'];

/** Reads a stored CREATE TABLE; throws UNSUPPORTED for what it can't read. */
export function parseTable(sql: string): ParsedTable {
  const cursor = cursorOf(tokensOf(sql));
  cursor.expect('CREATE');
  if (!cursor.accept('TEMP')) cursor.accept('TEMPORARY');
  cursor.expect('TABLE');
  cursor.accept('IF', 'NOT', 'EXISTS');
  let name = cursor.name();
  if (cursor.accept('.')) name = cursor.name();
  const tokens = cursor.group();
  const body = parseBody(tokens, cursor.peek(-1));
  return { name, ...body, ...parseOptions(cursor) };
}

function parseBody(
  tokens: readonly Token[],
  closing: Token | undefined,
): Pick<ParsedTable, 'columns' | 'constraints'> {
  const cursor = cursorOf(tokens);
  const remarks = (start: number): Pick<ParsedColumn, 'remarks'> => {
    const found = remarksOf(tokens, start, cursor.position(), closing);
    return found ? { remarks: found } : {};
  };
  const columns: ParsedColumn[] = [];
  const constraints: ParsedConstraint[] = [];
  while (!cursor.done() && !constraintWords.some((word) => isWord(cursor.peek(), word))) {
    const start = cursor.position();
    const parsed = parseColumn(cursor);
    if (!cursor.done()) cursor.expect(',');
    columns.push({ ...parsed.column, ...remarks(start) });
    constraints.push(...parsed.constraints);
  }
  while (!cursor.done()) {
    const start = cursor.position();
    const found = parseTableConstraint(cursor);
    cursor.accept(',');
    constraints.push(...found.map((constraint) => ({ ...constraint, ...remarks(start) })));
  }
  return { columns, constraints };
}

/** The commas between the constraints of a table are optional, and so is what a name of one is given to. */
function parseTableConstraint(cursor: Cursor): readonly ParsedConstraint[] {
  let name: string | undefined;
  while (cursor.accept('CONSTRAINT')) name = cursor.name();
  if (cursor.done() || isWord(cursor.peek(), ',')) return [];
  if (cursor.accept('PRIMARY', 'KEY')) {
    const { keys, autoincrement } = parseKeys(cursor.group());
    return [
      { kind: 'primary-key', name, keys, autoincrement, conflict: parseConflict(cursor), inline: false },
    ];
  }
  if (cursor.accept('UNIQUE')) {
    const { keys } = parseKeys(cursor.group());
    return [{ kind: 'unique', name, keys, conflict: parseConflict(cursor) }];
  }
  if (cursor.accept('CHECK')) {
    const expression = cursor.group();
    return [{ kind: 'check', name, expression, conflict: parseConflict(cursor) }];
  }
  if (cursor.accept('FOREIGN', 'KEY')) {
    const columns = parseNames(cursor);
    cursor.expect('REFERENCES');
    return [parseReference(cursor, columns, name)];
  }
  throw unreadable(`a constraint at ${cursor.peek()?.text ?? 'the end'}`);
}

function parseOptions(cursor: Cursor): Pick<ParsedTable, 'strict' | 'withoutRowid'> {
  let [strict, withoutRowid] = [false, false];
  while (!cursor.done()) {
    if (cursor.accept('WITHOUT', 'ROWID')) withoutRowid = true;
    else if (cursor.accept('STRICT')) strict = true;
    else if (!cursor.accept(',')) throw unreadable(`an option at ${cursor.peek()?.text ?? 'the end'}`);
  }
  return { strict, withoutRowid };
}
