import { SchemactlError } from '../error.js';

/** File names may hold 255 bytes: the version, an underscore, the name and `.sql`. */
const longestVersion = 50;
const longestName = 200;

/**
 * A name as it stands in a file name: lower case, everything but letters and digits one underscore. Throws USAGE where
 * nothing is left.
 */
export function slug(name: string): string {
  const text = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, longestName)
    .replace(/_+$/, '');
  if (text !== '') return text;
  throw new SchemactlError('USAGE', `${JSON.stringify(name.slice(0, 60))} makes no file name`, {
    hint: 'Use letters and digits: schemactl new add_users',
  });
}

/**
 * The version of a new revision: the time (UTC, `YYYYMMDDHHMMSS`), but later than the newest file, so that it runs after
 * it, whatever the clocks of those who wrote the files said. Throws USAGE where no digits sort behind it (9, 99 …).
 */
export function nextVersion(now: string, newest?: string): string {
  if (newest === undefined || comesAfter(now, newest)) return now;
  const next = (BigInt(newest) + 1n).toString().padStart(newest.length, '0');
  if (comesAfter(next, newest)) return next;
  throw new SchemactlError(
    'USAGE',
    `no version comes after ${newest}, since files run in the order of their names`,
    {
      hint: 'Rename the files so that their versions have the same number of digits (0009, 0010).',
    },
  );
}

/** Files run in the order of the bytes of their names, in which the version is followed by an underscore. */
function comesAfter(a: string, b: string): boolean {
  return `${a}_` > `${b}_` && a !== b;
}

/**
 * A version that somebody chose: digits as they are, or numbers with dots, which become three groups of three digits
 * (`2.4` is `002004000`), so that they sort as numbers do. Throws USAGE for anything else, and for what is too long for a
 * file name.
 */
export function explicitVersion(text: string): string {
  const version = digitsOf(text);
  if (version !== undefined && version.length <= longestVersion) return version;
  throw new SchemactlError('USAGE', `${JSON.stringify(text.slice(0, 60))} is no version`, {
    hint: `A version is at most ${longestVersion} digits (20260101120000), or numbers with dots of at most three digits each (2.4 becomes 002004000).`,
  });
}

function digitsOf(text: string): string | undefined {
  if (/^[0-9]+$/.test(text)) return text;
  return /^[0-9]+(?:\.[0-9]+)+$/.test(text) ? digitsOfNumbers(text.split('.')) : undefined;
}

/**
 * Numbers as digits that sort as the numbers do: a date, and what is behind its dot, become the 14 digits of a time
 * (`20251214.103000`), small numbers groups of three digits, at least three of them (`2` is `002000000`). Undefined for
 * any others.
 */
export function digitsOfNumbers(numbers: readonly string[]): string | undefined {
  const [first = '', second = '', ...rest] = numbers;
  if (rest.length === 0 && second === '' && /^[0-9]{14}$/.test(first)) return first;
  if (rest.length === 0 && /^[0-9]{8}$/.test(first) && second.length <= 6)
    return `${first}${second.padStart(6, '0')}`;
  if (numbers.some((number) => number.length > 3)) return undefined;
  const groups = [...numbers, ...Array<string>(Math.max(0, 3 - numbers.length)).fill('')];
  return groups.map((group) => group.padStart(3, '0')).join('');
}

/**
 * Throws USAGE where a chosen version is the greater number and yet sorts before one that is there (10 before 9): it
 * would run in another order than its author thinks.
 */
export function refuseMisplaced(version: string, existing: readonly string[]): void {
  const after = existing.find((each) => BigInt(version) > BigInt(each) && !comesAfter(version, each));
  if (after === undefined) return;
  throw new SchemactlError(
    'USAGE',
    `${version} would run before ${after}, since files run in the order of their names`,
    {
      hint: `Give it as many digits as ${after} has, or rename the files so that all versions have the same number of digits.`,
    },
  );
}
