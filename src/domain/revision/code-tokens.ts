/** What may stand where a token of a program begins; the first that fits is taken. */
const pieces = {
  space: /\s+/y,
  comment: /\/\/[^\n]*|\/\*[^]*?\*\//y,
  quoted: /'(?:\\[^]|[^'\\\n])*'|"(?:\\[^]|[^"\\\n])*"/y,
  regex: /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y,
  word: /[\p{L}\p{N}_$#]+/uy,
} as const;

/** Words behind which a slash begins a regular expression, though a word stands before it. */
const beforeRegex = /^(?:return|typeof|case|in|of|delete|void|throw|new|do|else|awai[t]|yield|instanceof)$/;

/**
 * The text of a program without comments and with white space reduced: to one line end where it held one, since that
 * may end a statement, and else to one space. Two texts that agree in it do the same. Texts within quotes stay as they
 * are, the SQL in templates too.
 */
export function codeChecksumText(text: string): string {
  const parts: string[] = [];
  let gap = '';
  let last = '';
  for (let at = 0; at < text.length;) {
    const { kind, end } = pieceAt(text, at, last);
    const piece = text.slice(at, end);
    at = end;
    if (kind === 'gap') {
      if (gap !== '\n') gap = piece.includes('\n') ? '\n' : ' ';
      continue;
    }
    if (parts.length > 0) parts.push(gap);
    parts.push(piece);
    [gap, last] = ['', piece];
  }
  return parts.join('');
}

interface Piece {
  readonly kind: 'gap' | 'code';
  readonly end: number;
}

function pieceAt(text: string, at: number, last: string): Piece {
  const matches = (kind: keyof typeof pieces): number | undefined => {
    const pattern = pieces[kind];
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : undefined;
  };
  const gap = matches('space') ?? matches('comment');
  if (gap !== undefined) return { kind: 'gap', end: gap };
  if (text[at] === '`') return { kind: 'code', end: templateEnd(text, at) };
  const end = matches('quoted') ?? (mayBeRegex(last) ? matches('regex') : undefined) ?? matches('word');
  return { kind: 'code', end: end ?? at + 1 };
}

/** After a value a slash divides; everywhere else it begins a regular expression. */
function mayBeRegex(last: string): boolean {
  return beforeRegex.test(last) || !/[\p{L}\p{N}_$)\]}'"`]$/u.test(last);
}

/** Where a template ends; what it holds in `${…}` may hold templates again. */
function templateEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '`') {
    if (text[at] === '\\') at += 2;
    else if (text.startsWith('${', at)) at = holeEnd(text, at + 2);
    else at += 1;
  }
  return Math.min(at + 1, text.length);
}

function holeEnd(text: string, start: number): number {
  let depth = 1;
  let at = start;
  let last = '';
  while (at < text.length && depth > 0) {
    const { kind, end } = pieceAt(text, at, last);
    if (kind === 'code') last = text.slice(at, end);
    if (last === '{' && kind === 'code') depth += 1;
    if (last === '}' && kind === 'code') depth -= 1;
    at = end;
  }
  return at;
}
