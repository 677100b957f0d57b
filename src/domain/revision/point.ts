import { SchemactlError } from '../error.js';
import { parseFileName } from './file-name.js';
import { digitsOfNumbers } from './version.js';

/** A revision, as far as somebody may name it. */
export interface Named {
  readonly version: string;
  readonly file: string;
}

/**
 * A place in the order of the revisions: so many steps from where the database stands, or behind the revision of an
 * index (-1: before the first).
 */
export type Point =
  { readonly kind: 'steps'; readonly by: number } | { readonly kind: 'at'; readonly index: number };

/** How many candidates an ambiguous name is answered with. */
const shown = 10;

/**
 * The point that a text names: `+2`, `-1`, `base`, `head`, a revision, or steps from one (`head-1`). Throws USAGE where
 * nothing, or more than one revision, fits.
 */
export function pointOf(text: string, revisions: readonly Named[]): Point {
  if (/^[+-]\d+$/.test(text)) return { kind: 'steps', by: Number(text) };
  const [, anchor, steps] = /^(base|head|\d+)([+-]\d+)$/.exec(text) ?? [];
  if (anchor === undefined) return { kind: 'at', index: indexOf(text, revisions) };
  const index = indexOf(anchor, revisions) + Number(steps);
  if (index >= -1 && index < revisions.length) return { kind: 'at', index };
  throw new SchemactlError('USAGE', `${text} leads past the ${index < 0 ? 'first' : 'last'} revision`, {
    hint: `There are ${revisions.length} of them; schemactl status lists them.`,
  });
}

function indexOf(text: string, revisions: readonly Named[]): number {
  if (text === 'base') return -1;
  if (text === 'head') return revisions.length - 1;
  return revisions.indexOf(revisionNamed(text, revisions));
}

/**
 * The revision that a text names: its version, its file, its name, its version without leading zeros or as numbers with
 * dots (`2.4` for `002004000`), or the beginning of its version. Throws USAGE where none fits, and where several do, with their files.
 */
export function revisionNamed<Revision extends Named>(
  text: string,
  revisions: readonly Revision[],
): Revision {
  for (const fits of readings(text)) {
    const found = revisions.filter(fits);
    if (found.length > 1) throw ambiguous(text, found);
    if (found[0]) return found[0];
  }
  throw unknown(text, revisions);
}

/** The ways to read a name, the most exact first. */
function readings(text: string): readonly ((revision: Named) => boolean)[] {
  const bare = withoutZeros(text);
  const numeric: readonly ((revision: Named) => boolean)[] = [
    ({ version }) => withoutZeros(version) === bare,
    ({ version }) => version === digitsOfNumbers(text.split('.')),
    ({ version }) => version.startsWith(text),
  ];
  return [
    ({ version }) => version === text,
    ({ file }) => file === text || stemOf(file) === text,
    ({ file }) => parseFileName(file)?.name === text,
    ...(/^\d+(?:\.\d+)*$/.test(text) ? numeric : []),
  ];
}

function stemOf(file: string): string {
  return file.replace(/\.[a-z]+$/, '');
}

function withoutZeros(version: string): string {
  return version.replace(/^0+(?=\d)/, '');
}

function ambiguous(text: string, found: readonly Named[]): SchemactlError {
  const files = found.slice(0, shown).map(({ file }) => `  ${file}`);
  const more = found.length > shown ? [`  and ${found.length - shown} more`] : [];
  return new SchemactlError('USAGE', `"${text}" fits ${found.length} revisions`, {
    hint: ['Say more of the version of one of these:', ...files, ...more].join('\n'),
  });
}

function unknown(text: string, revisions: readonly Named[]): SchemactlError {
  const nearest = nearestTo(text, revisions);
  return new SchemactlError('USAGE', `there is no revision ${text}`, {
    hint: nearest
      ? `Did you mean ${nearest.version} (${nearest.file})? schemactl status lists the versions.`
      : 'There are no revision files.',
  });
}

/** The revision whose version begins most like the one given. */
function nearestTo(version: string, revisions: readonly Named[]): Named | undefined {
  let nearest: Named | undefined;
  let most = -1;
  for (const entry of revisions) {
    const length = sharedLength(version, entry.version);
    if (length > most) [nearest, most] = [entry, length];
  }
  return nearest;
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
