import { compareText } from '../schema/text.js';
import type { RevisionKind } from './kind.js';

/** What the name of a revision file says. The version is text: `001` and `1` are two versions. */
export interface FileName {
  readonly kind: Exclude<RevisionKind, 'repeatable'>;
  readonly version: string;
  readonly name: string;
}

const sqlPattern = /^([0-9]+)([^\n]*)\.sql$/;

/** A version alone is enough for SQL, as it is for dbmate; a program has a name, and is neither types nor a test. */
const codePattern = /^([0-9]+)_(?!.*\.(?:d|test|spec)\.[cm]?[jt]s$)([^\n]+)\.[cm]?[jt]s$/;

/**
 * Reads a file name: as dbmate does, it begins with digits and ends in `.sql`; or it is the program of a code revision,
 * `VERSION_name.ts` or `.js`. Anything else is no revision.
 */
export function parseFileName(file: string): FileName | undefined {
  return fileNameBy(sqlPattern, 'sql', file) ?? fileNameBy(codePattern, 'code', file);
}

function fileNameBy(pattern: RegExp, kind: FileName['kind'], file: string): FileName | undefined {
  const match = pattern.exec(file);
  const version = match?.[1];
  if (version === undefined) return undefined;
  return { kind, version, name: (match?.[2] ?? '').replace(/^[_\-. ]+/, '') };
}

/** dbmate's order: the bytes of the names in UTF-8, so that `10_x` comes before `9_x`. */
export function compareFiles(a: string, b: string): number {
  if (isAscii(a) && isAscii(b)) return compareText(a, b);
  const left = [...a];
  const right = [...b];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function isAscii(text: string): boolean {
  return /^[\u0000-\u007f]*$/.test(text);
}
