/** One token of SQLite's SQL: words and quoted names in lower case and unquoted, since case tells nothing there. */
export interface Token {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'sign';
  readonly text: string;
}

const pattern =
  /(?<blank>\s+|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>[xX]?'(?:[^']|'')*')|(?<name>"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\])|(?<number>0[xX][0-9a-fA-F]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|(?<word>[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)|(?<sign>->>|->|\|\||<=|>=|<>|<<|>>|==|!=|[\s\S])/gu;

const unquoted = (text: string): string => {
  const inner = text.slice(1, -1);
  return text.startsWith('"')
    ? inner.replaceAll('""', '"')
    : text.startsWith('`')
      ? inner.replaceAll('``', '`')
      : inner;
};

/** The digits of bytes may be in upper or lower case; what stands in a text may not. */
const stringText = (text: string): string => (/^[xX]'/.test(text) ? text.toLowerCase() : text);

function tokenOf(groups: Readonly<Record<string, string | undefined>>): Token | undefined {
  if (groups['string'] !== undefined) return { kind: 'string', text: stringText(groups['string']) };
  if (groups['name'] !== undefined) return { kind: 'name', text: unquoted(groups['name']).toLowerCase() };
  if (groups['number'] !== undefined) return { kind: 'number', text: groups['number'].toLowerCase() };
  if (groups['word'] !== undefined) return { kind: 'word', text: groups['word'].toLowerCase() };
  return groups['sign'] === undefined ? undefined : { kind: 'sign', text: groups['sign'] };
}

/** Reads SQL as SQLite's tokenizer does; white space and comments leave no trace. */
export function tokens(sql: string): readonly Token[] {
  return [...sql.matchAll(pattern)].flatMap((match) => tokenOf(match.groups ?? {}) ?? []);
}

/** Tokens as one line that is the same for every spelling of the same SQL. */
export function line(list: readonly Token[]): string {
  return list.map((token) => token.text).join(' ');
}

/** The position after the bracket that closes the one at `open`. */
export function afterBracket(list: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < list.length; at += 1) {
    const token = list[at];
    if (token?.kind !== 'sign') continue;
    if (token.text === '(') depth += 1;
    if (token.text === ')' && (depth -= 1) === 0) return at + 1;
  }
  return list.length;
}

/** The parts of a list that commas outside brackets separate. */
export function commaParts(list: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of list) {
    if (token.kind === 'sign' && token.text === '(') depth += 1;
    if (token.kind === 'sign' && token.text === ')') depth -= 1;
    if (token.kind === 'sign' && token.text === ',' && depth === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}
