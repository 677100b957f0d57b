import { SchemactlError } from '../error.js';
import { canonicalText } from '../sql/canonical.js';
import type { Token } from '../sql/lexer.js';
import { tokensIn } from '../sql/lexer.js';
import type { Lexis } from '../sql/lexis.js';
import { lineCounter } from '../sql/line.js';
import type { Directive } from './directives.js';
import { findDirectives } from './directives.js';
import { parseFileName } from './file-name.js';
import type { RevisionHeader } from './headers.js';
import { parseHeaders } from './headers.js';
import type { Fail, RevisionBlock } from './sections.js';
import { merged, sectionsOf } from './sections.js';
import type { RevisionWarning } from './warnings.js';
import { warningsOf } from './warnings.js';

/** A revision as its file says it; several sections are one revision, whose way down undoes the last section first. */
export interface ParsedRevision {
  readonly version: string;
  readonly name: string;
  readonly up: RevisionBlock;
  readonly down: RevisionBlock;
  readonly headers: readonly RevisionHeader[];
  readonly warnings: readonly RevisionWarning[];
}

/** Where a text comes from, and how its engine writes SQL. */
export interface ParseContext {
  readonly file: string;
  readonly lexis: Lexis;
}

/**
 * Parses a revision file in dbmate's format. Throws BAD_FILE with file and line for whatever dbmate refuses, for a
 * directive within a quote or a comment block, and for sections that differ in their transaction option.
 */
export function parseRevision(raw: string, { file, lexis }: ParseContext): ParsedRevision {
  const text = canonicalText(raw);
  const fail: Fail = (message, offset, hint) =>
    new SchemactlError('BAD_FILE', message, { hint, place: { file, line: lineCounter(text)(offset) } });
  const fileName = fileNameOf(file, fail);
  refuseNul(text, fail);
  const directives = findDirectives(text);
  refuseQuoted(text, directives, lexis, fail);
  refusePreceding(text, directives, fail);
  const { ups, downs } = sectionsOf(text, directives, fail);
  return {
    ...fileName,
    up: merged(ups, lexis, fail),
    down: merged(downs.toReversed(), lexis, fail),
    headers: parseHeaders(text, tokensIn(text, lexis), downs[0]?.directive.start ?? text.length),
    warnings: warningsOf(text, directives),
  };
}

function fileNameOf(file: string, fail: Fail): { readonly version: string; readonly name: string } {
  const base = file.split(/[\\/]/).at(-1) ?? '';
  const fileName = parseFileName(base);
  if (fileName?.kind !== 'sql')
    throw fail(`${base} is no name of a revision file`, 0, 'The form is VERSION_name.sql.');
  return { version: fileName.version, name: fileName.name };
}

function refuseNul(text: string, fail: Fail): void {
  const at = text.indexOf('\0');
  if (at !== -1) throw fail('the file holds a NUL character', at, 'Save it as UTF-8 text.');
}

/** dbmate would cut the file there, through the middle of a literal; nobody means that. */
function refuseQuoted(text: string, directives: readonly Directive[], lexis: Lexis, fail: Fail): void {
  const rest = directives.values();
  let directive = rest.next().value;
  for (const token of tokensIn(text, lexis)) {
    while (directive && directive.start < token.end) {
      if (token.kind !== 'comment' || token.start !== directive.start)
        throw quoted(text, directive, token, fail);
      directive = rest.next().value;
    }
    if (!directive) return;
  }
}

function quoted(text: string, { direction, start }: Directive, within: Token, fail: Fail): SchemactlError {
  const message = `"migrate:${direction}" stands within a quoted text or a comment block`;
  const where = `It was opened in line ${lineCounter(text)(within.start)}.`;
  const hint = `${where} If the directive is meant, close it before; if it is part of the text, do not let it begin a line.`;
  return fail(message, start, hint);
}

/** Before the first directive only blank lines and line comments may stand. */
function refusePreceding(text: string, directives: readonly Directive[], fail: Fail): void {
  const [first] = directives;
  if (!first || directives.every(({ direction }) => direction === 'down')) {
    const form =
      'A revision has a line "-- migrate:up", SQL, a line "-- migrate:down" and the SQL that undoes it';
    const hint = first ? `${form}.` : `${form}; schemactl adopt adds the lines to a file of plain SQL.`;
    throw fail('the file has no "-- migrate:up"', 0, hint);
  }
  const preceding = /(?<=^|\n)(?![\t\f\r ]*(?:--|\n|$))/g;
  const found = preceding.exec(text.slice(0, first.start));
  if (found) throw fail('SQL stands before "-- migrate:up"', found.index, 'Move it below that line.');
}
