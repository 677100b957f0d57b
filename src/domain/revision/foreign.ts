import { SchemactlError } from '../error.js';
import { canonicalText } from '../sql/canonical.js';
import { lineCounter } from '../sql/line.js';
import { findDirectives, findNearMisses } from './directives.js';
import { parseRevision } from './parse.js';
import type { ParseContext } from './parse.js';
import { digitsOfNumbers } from './version.js';

/** What the name of a file says that jetbase or Flyway would run: `V2.4__add_users.sql`. */
export interface ForeignName {
  /** The numbers of its version, as they sort. */
  readonly numbers: readonly number[];
  /** The same as the version of a revision file; undefined where no digits stand for it. */
  readonly version: string | undefined;
  /** As it is spelled in the file name. */
  readonly name: string;
}

const pattern = /^V([0-9]+(?:[._][0-9]+)*)__([^\n]+)\.sql$/;

/** Reads `V<numbers>__<name>.sql`, the numbers with dots or underscores between them. */
export function parseForeignName(file: string): ForeignName | undefined {
  const [, version, name] = pattern.exec(file) ?? [];
  if (version === undefined || name === undefined) return undefined;
  return { ...foreignVersion(version), name };
}

/** The version that such a tool writes down (`2.4`, `20251214_103000`). */
export function foreignVersion(text: string): Pick<ForeignName, 'numbers' | 'version'> {
  const parts = text.split(/[._]/);
  return { numbers: parts.map(Number), version: digitsOfNumbers(parts) };
}

const marker = /(?<=^|\n)[\t ]*--[\t ]*(upgrade|rollback)[\t ]*(?=\n|$)/gi;

/**
 * The text of such a file in dbmate's format, every line kept: `-- upgrade` and `-- rollback` become the directives; a
 * file that has neither is the way up. Throws BAD_FILE with file and line where it can't be read so.
 */
export function adoptedText(raw: string, place: ParseContext & { readonly renamed: string }): string {
  const text = canonicalText(raw);
  const adopted = findDirectives(text).length > 0 ? text : withDirectives(text, place.file);
  parseRevision(adopted, { file: place.renamed, lexis: place.lexis });
  return adopted;
}

/** Whether a text has no directive, nor a line that somebody may have meant as one. */
export function isPlainSql(raw: string): boolean {
  const text = canonicalText(raw);
  return findDirectives(text).length === 0 && findNearMisses(text).length === 0;
}

function withDirectives(text: string, file: string): string {
  const markers = [...text.matchAll(marker)];
  const words = markers.map(([, word = '']) => word.toLowerCase());
  const wrong = words.findIndex(
    (word, index) => words.indexOf(word) !== index || (word === 'upgrade' && index > 0),
  );
  if (wrong !== -1) {
    const line = lineCounter(text)(markers[wrong]?.index ?? 0);
    throw new SchemactlError('BAD_FILE', `"-- ${words[wrong] ?? ''}" stands where none is expected`, {
      hint: 'A file has one block "-- upgrade", and behind it at most one "-- rollback".',
      place: { file, line },
    });
  }
  const named = text.replace(marker, (_, word: string) =>
    word.toLowerCase() === 'upgrade' ? '-- migrate:up' : '-- migrate:down',
  );
  const head = words.includes('upgrade') ? '' : '-- migrate:up\n';
  const gap = named.endsWith('\n') ? '\n' : '\n\n';
  return `${head}${named}${words.includes('rollback') ? '' : `${gap}-- migrate:down\n`}`;
}
