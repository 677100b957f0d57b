import type * as Projects from '../adapters/projects/index.js';
import { settingsPath } from '../adapters/projects/settings-path.js';
import { SchemactlError } from '../domain/error.js';
import { parseReference } from '../domain/target/reference.js';
import type { ParsedFlags } from './flags.js';

/** What is to be known of a command's flags to tell its arguments from their values. */
export type FlagSpecs = Readonly<
  Record<
    string,
    {
      readonly type: string;
      readonly char?: string | undefined;
      readonly aliases?: readonly string[] | undefined;
    }
  >
>;

/** A word that may be a reference, and the command line without it. */
export interface TakenReference {
  readonly reference: string;
  readonly rest: readonly string[];
}

/** The first argument that has the form `<project>.<database>`; what stands behind a flag or `--` is none. */
export function takeReference(argv: readonly string[], flags: FlagSpecs): TakenReference | undefined {
  const valued = valuedFlags(flags);
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    if (word === '--') return undefined;
    if (valued.has(word)) index++;
    else if (!word.startsWith('-') && parseReference(word))
      return { reference: word, rest: [...argv.slice(0, index), ...argv.slice(index + 1)] };
  }
  return undefined;
}

function valuedFlags(flags: FlagSpecs): ReadonlySet<string> {
  const spellings = Object.entries(flags).flatMap(([name, { type, char, aliases = [] }]) => {
    if (type === 'boolean') return [];
    return [name, ...aliases].map((each) => `--${each}`).concat(char === undefined ? [] : [`-${char}`]);
  });
  return new Set(spellings);
}

/**
 * Whether the word names a database, in a command whose own arguments may have the same form. Throws USAGE where it
 * names none, but nearly does.
 */
export function isMeant({ reference, rest }: TakenReference): boolean {
  const flag = settingsFlag(rest);
  const { path } = settingsPath({ flag, env: process.env, cwd: process.cwd() });
  const { nearest, readSettingsFile, references } =
    require('../adapters/projects/index.js') as typeof Projects;
  const { content, exists } = readSettingsFile(path);
  if (!exists) return false;
  if (content.projects?.[parseReference(reference)?.project ?? ''] !== undefined) return true;
  const known = references(content);
  if (known.includes(reference)) return true;
  const guess = nearest(reference, known);
  if (guess === undefined) return false;
  throw new SchemactlError('USAGE', `${reference} names no database of the settings`, {
    hint: `Did you mean ${guess}?`,
    place: { file: path },
  });
}

/** The settings file has to be known before the rest of the line can be parsed. */
function settingsFlag(argv: readonly string[]): string | undefined {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const at = argv.slice(0, end).findLastIndex((word) => /^--settings(=|$)/.test(word));
  const word = argv[at] ?? '';
  return word === '--settings' ? argv[at + 1] : word.slice('--settings='.length) || undefined;
}

/** The flags with the reference in the place of a URL. Throws USAGE where both are given. */
export function withReference(flags: ParsedFlags, reference: string): ParsedFlags {
  if (typeof flags['url'] !== 'string') return { ...flags, url: reference };
  throw new SchemactlError('USAGE', `the database is named twice: by ${reference} and by --url`, {
    hint: 'Give one of the two.',
  });
}
