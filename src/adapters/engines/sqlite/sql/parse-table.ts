import type { Cursor } from './cursor.js';
import { cursorOf } from './cursor.js';
import { parseConflict, parseKeys, parseNames, parseReference } from './parse-clauses.js';
import { parseColumn } from './parse-column.js';
import type { ParsedColumn, ParsedConstraint, ParsedTable } from './parsed.js';
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
  const body = parseBody(cursorOf(cursor.group()));
  return { name, ...body, ...parseOptions(cursor) };
}

function parseBody(cursor: Cursor): Pick<ParsedTable, 'columns' | 'constraints'> {
  const columns: ParsedColumn[] = [];
  const constraints: ParsedConstraint[] = [];
  while (!cursor.done() && !constraintWords.some((word) => isWord(cursor.peek(), word))) {
    const parsed = parseColumn(cursor);
    columns.push(parsed.column);
    constraints.push(...parsed.constraints);
    if (!cursor.done()) cursor.expect(',');
  }
  while (!cursor.done()) {
    constraints.push(...parseTableConstraint(cursor));
    cursor.accept(',');
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
