/** A line that begins a block: `-- migrate:up` or `-- migrate:down`, with its options. */
export interface Directive {
  readonly direction: 'up' | 'down';
  readonly start: number;
  /** Where the text of the block begins: behind the directive and its options. */
  readonly end: number;
  readonly options: readonly string[];
}

/**
 * dbmate's own rule, whose engine breaks lines at line feeds alone and knows ASCII white space alone: at the beginning
 * of a line, in lower case, followed by white space or the end; white space before `migrate:` may span lines.
 */
const pattern = /(?<=^|\n)--([\t\n\f\r ]*)migrate:(up|down)(?=[\t\n\f\r ]|$)([^\n]*)/g;

/** White space at the ends of the options is Unicode's, between them ASCII's: so does dbmate read them. */
const ends = /^[\t-\r \u0085\p{Z}]+|[\t-\r \u0085\p{Z}]+$/gu;

/** Every directive of a text, whether or not it stands within a quote. */
export function findDirectives(text: string): readonly Directive[] {
  return [...text.matchAll(pattern)].map((match) => ({
    direction: match[2] === 'up' ? 'up' : 'down',
    start: match.index,
    end: match.index + match[0].length,
    options: match[1]?.includes('\n') ? [] : optionsOf(match[3] ?? ''),
  }));
}

function optionsOf(text: string): readonly string[] {
  return text
    .replace(ends, '')
    .split(/[\t\n\f\r ]+/)
    .filter((option) => option !== '');
}

/** Transactional unless the last word on it is exactly `transaction:false`. */
export function isTransactional({ options }: Directive): boolean {
  return options.findLast((option) => /^transaction:[^:]*$/.test(option)) !== 'transaction:false';
}

/** Lines that look like directives to a person and are none: another case, blanks before them, a colon behind them. */
const nearMiss = /(?<=^|\n)[\t ]*--+[\t ]*migrate[\t ]*:[\t ]*(?:up|down)\b[^\n]*/gi;

/** The lines, by their offset, that somebody may have meant as a directive. */
export function findNearMisses(text: string): readonly { readonly start: number; readonly line: string }[] {
  const real = new Set(findDirectives(text).map(({ start }) => start));
  return [...text.matchAll(nearMiss)]
    .filter((match) => !real.has(match.index))
    .map((match) => ({ start: match.index, line: match[0].trim() }));
}
