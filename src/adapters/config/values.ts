import { resolve } from 'node:path';
import { SchemactlError } from '../../domain/error.js';
import { durationForm, parseDuration } from '../../domain/target/duration.js';
import { anchorSqliteUrl } from '../../domain/target/sqlite.js';
import type { RawValue } from './validate-config.js';

/** A setting where it was found: its raw value, its origin, and the folder to which its paths are relative. */
export interface FoundValue {
  readonly value: RawValue;
  readonly from: string;
  readonly base: string;
  /** One text may hold a list with commas: so it is in flags and variables, not in files. */
  readonly commas: boolean;
  /** Nobody wrote it: it is the usual place, seen from one that somebody did. */
  readonly usual?: boolean | undefined;
}

const bad = (found: FoundValue, accepted: string): SchemactlError =>
  new SchemactlError(
    found.from.startsWith('flag') ? 'USAGE' : 'BAD_CONFIG',
    `${found.from} must be ${accepted}`,
  );

/** Reads a found value as one text. */
export function readText(found: FoundValue): string {
  return typeof found.value === 'string' ? found.value.trim() : String(found.value);
}

/** Reads a found value as a list; empty entries are left out. */
export function readList(found: FoundValue): readonly string[] {
  const texts =
    typeof found.value === 'boolean' ? [] : typeof found.value === 'string' ? [found.value] : found.value;
  const entries = found.commas ? texts.flatMap((text) => text.split(',')) : texts;
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
}

/** Reads a found value as yes or no, in the words of Go's flags, YAML and people. Throws for any other word. */
export function readBoolean(found: FoundValue): boolean {
  if (typeof found.value === 'boolean') return found.value;
  const text = readText(found).toLowerCase();
  if (['1', 't', 'true', 'yes', 'y', 'on'].includes(text)) return true;
  if (['0', 'f', 'false', 'no', 'n', 'off'].includes(text)) return false;
  throw bad(found, 'true or false');
}

/** Reads a found value as milliseconds. Throws for what is no duration. */
export function readDuration(found: FoundValue): number {
  const milliseconds = parseDuration(readText(found));
  if (milliseconds === undefined) throw bad(found, durationForm);
  return milliseconds;
}

/** A URL whose relative SQLite file is relative to where the URL was written. */
export function readUrl(found: FoundValue): string {
  return anchorSqliteUrl(readText(found), found.base);
}

/** Makes a path or glob absolute; a URL stays, and a prefix such as `sql:` or `!` is kept before its path. */
export function resolvePath(base: string, text: string): string {
  if (/^[a-z][a-z0-9+]+:\/\//i.test(text) || /:memory:$/.test(text)) return text;
  const match = /^(!|[a-z][a-z0-9-]+:)(.+)$/i.exec(text);
  return match === null ? resolve(base, text) : `${match[1] ?? ''}${resolve(base, match[2] ?? '')}`;
}
