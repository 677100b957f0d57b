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
 * A version that somebody chose: digits as they are, or numbers with dots, which become groups of three digits
 * (`2.4` is `002004`), so that they sort as numbers do. Throws USAGE for anything else, and for what is too long for a file name.
 */
export function explicitVersion(text: string): string {
  const version = digitsOf(text);
  if (version !== undefined && version.length <= longestVersion) return version;
  throw new SchemactlError('USAGE', `${JSON.stringify(text.slice(0, 60))} is no version`, {
    hint: `A version is at most ${longestVersion} digits (20260101120000), or numbers with dots of at most three digits each (2.4 becomes 002004).`,
  });
}

function digitsOf(text: string): string | undefined {
  if (/^[0-9]+$/.test(text)) return text;
  if (!/^[0-9]{1,3}(\.[0-9]{1,3})+$/.test(text)) return undefined;
  const parts = text.split('.').map((part) => part.padStart(3, '0'));
  return parts.join('');
}
