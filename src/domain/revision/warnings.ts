import { lineCounter } from '../sql/line.js';
import type { Directive } from './directives.js';
import { findNearMisses } from './directives.js';

/** Something in a file that probably means other than its author thinks; it changes nothing. */
export interface RevisionWarning {
  readonly line: number;
  readonly message: string;
}

interface Found {
  readonly start: number;
  readonly message: string;
}

/** What a person may have meant as a directive or an option and is none, by line. */
export function warningsOf(text: string, directives: readonly Directive[]): readonly RevisionWarning[] {
  const near = findNearMisses(text).map(({ start, line }) => ({
    start,
    message: `"${line}" is no directive: it must begin its line, in lower case, and stand alone`,
  }));
  const found = [...near, ...directives.flatMap(unknownOptions)].sort((a, b) => a.start - b.start);
  const lineAt = lineCounter(text);
  return found.map(({ start, message }) => ({ line: lineAt(start), message }));
}

function unknownOptions({ start, options }: Directive): readonly Found[] {
  return options
    .filter((option) => option !== 'transaction:false' && option !== 'transaction:true')
    .map((option) => ({
      start,
      message: `the option "${option}" means nothing; the one there is reads transaction:false`,
    }));
}
