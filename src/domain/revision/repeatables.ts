import { compareText } from '../schema/text.js';
import type { RepeatWhen } from './repeatable-file.js';

/** A repeatable file, as far as its history needs to know it. */
export interface RepeatableFacts {
  readonly version: string;
  readonly name: string;
  readonly file: string;
  readonly when: RepeatWhen;
  readonly checksum: string;
}

/** What is recorded of a repeatable that ran. */
export interface RepeatableRow {
  readonly version: string;
  readonly checksum?: string | undefined;
  readonly appliedAt?: string | undefined;
}

/** Why a repeatable is to run. */
export type RepeatReason = 'new' | 'changed' | 'every run';

/** One repeatable, in files against records. */
export type RepeatableEntry =
  | {
      readonly kind: 'due';
      readonly file: string;
      readonly why: RepeatReason;
      readonly appliedAt?: string | undefined;
    }
  | { readonly kind: 'done'; readonly file: string; readonly appliedAt?: string | undefined }
  /** It ran, and its file is gone. */
  | { readonly kind: 'missing'; readonly file: string; readonly appliedAt?: string | undefined };

/** The order in which repeatables run: that of their names, whatever stands before them. */
export function compareRepeatables(
  a: { readonly name: string; readonly version: string },
  b: { readonly name: string; readonly version: string },
): number {
  return compareText(a.name, b.name) || compareText(a.version, b.version);
}

/** Why a repeatable is to run now; undefined where it has run as it is. */
export function repeatReason(
  file: RepeatableFacts,
  row: RepeatableRow | undefined,
): RepeatReason | undefined {
  if (!row) return 'new';
  if (file.when === 'always') return 'every run';
  return row.checksum === file.checksum ? undefined : 'changed';
}

/** Compares files, in their order, with records; what has no file comes last. */
export function repeatablesFrom(
  files: readonly RepeatableFacts[],
  rows: readonly RepeatableRow[],
): readonly RepeatableEntry[] {
  const byVersion = new Map(rows.map((row) => [row.version, row]));
  const known = new Set(files.map(({ version }) => version));
  return [
    ...files.map((file) => entryOf(file, byVersion.get(file.version))),
    ...rows
      .filter(({ version }) => !known.has(version))
      .map(({ version, appliedAt }) => ({ kind: 'missing', file: `${version}.sql`, appliedAt }) as const),
  ];
}

function entryOf(file: RepeatableFacts, row: RepeatableRow | undefined): RepeatableEntry {
  const why = repeatReason(file, row);
  const facts = { file: file.file, appliedAt: row?.appliedAt };
  return why === undefined ? { kind: 'done', ...facts } : { kind: 'due', why, ...facts };
}
