/** What the significant tokens of one statement have said so far of a body that holds semicolons of its own. */
export interface BodyReading {
  /** Undecided while only words have come that may stand before the kind of object that is created. */
  statement: 'undecided' | 'trigger' | 'routine' | 'plain';
  /** Open BEGIN … END. */
  depth: number;
  /** The token before, words in upper case; a semicolon where a statement may begin. */
  previous: string;
}

/** At the start of a statement. */
export function freshBody(): BodyReading {
  return { statement: 'undecided', depth: 0, previous: ';' };
}

/** Words between CREATE and the kind of object. */
const modifiers: ReadonlySet<string> = new Set([
  'OR',
  'REPLACE',
  'TEMP',
  'TEMPORARY',
  'CONSTRAINT',
  'DEFINER',
]);

/** Behind these a name stands: there BEGIN is one, for no engine reserves the word. */
const naming: ReadonlySet<string> = new Set(
  ['.', ',', 'TRIGGER', 'EXISTS', 'OF', 'ON', 'FROM', 'TABLE', 'AS', 'FUNCTION', 'PROCEDURE'], // prettier-ignore
);

function statementOf(reading: BodyReading, word: string): BodyReading['statement'] {
  if (reading.previous === ';') return word === 'CREATE' ? 'undecided' : 'plain';
  if (modifiers.has(word)) return 'undecided';
  if (word === 'TRIGGER') return 'trigger';
  return word === 'FUNCTION' || word === 'PROCEDURE' ? 'routine' : 'plain';
}

function opens({ statement, depth, previous }: BodyReading, word: string): boolean {
  if (depth > 0) return word === 'BEGIN' && previous === ';';
  if (statement === 'routine') return word === 'ATOMIC' && previous === 'BEGIN';
  return statement === 'trigger' && word === 'BEGIN' && !naming.has(previous);
}

/**
 * Follows one word. `CREATE TRIGGER … BEGIN … END` and SQL-standard bodies (`BEGIN ATOMIC … END`) hold statements. In a
 * body, BEGIN and END count where a statement could begin; elsewhere END closes a CASE or is a column (`new.end`).
 */
export function followWord(reading: BodyReading, word: string): void {
  if (reading.statement === 'undecided') reading.statement = statementOf(reading, word);
  const opening = opens(reading, word);
  if (opening) reading.depth++;
  else if (reading.depth > 0 && word === 'END' && reading.previous === ';') reading.depth--;
  reading.previous = opening ? ';' : word;
}
