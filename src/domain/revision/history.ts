import { compareText } from '../schema/text.js';

/** A revision file, as far as the history needs to know it. Files come in dbmate's order. */
export interface HistoryFile {
  readonly version: string;
  readonly file: string;
  readonly checksum: string;
  readonly tokenChecksum: string;
}

/** What a database has recorded of a revision. */
export interface HistoryRow {
  readonly version: string;
  readonly checksum?: string | undefined;
  readonly tokenChecksum?: string | undefined;
  readonly appliedAt?: string | undefined;
  /** False where it was only begun; where it is applied, what was begun is its way down. */
  readonly applied?: boolean | undefined;
  /** Of a way that was begun outside a transaction and not finished. */
  readonly statementsDone?: number | undefined;
  readonly statementsTotal?: number | undefined;
}

/** One revision, in files against records. */
export type HistoryEntry =
  | {
      readonly kind: 'applied';
      readonly version: string;
      readonly file: string;
      readonly appliedAt?: string | undefined;
    }
  | {
      readonly kind: 'pending';
      readonly version: string;
      readonly file: string;
      readonly outOfOrder: boolean;
    }
  | {
      readonly kind: 'changed';
      readonly version: string;
      readonly file: string;
      readonly appliedAt?: string | undefined;
      /** Only comments and white space differ. */
      readonly commentsOnly: boolean;
      /** What changed since it was applied, as lines of a diff; absent where the text that ran was not kept. */
      readonly edits?: readonly string[] | undefined;
    }
  /** Recorded as applied or as begun, and its file is gone. */
  | { readonly kind: 'missing'; readonly version: string; readonly appliedAt?: string | undefined }
  | {
      readonly kind: 'partly applied';
      readonly version: string;
      readonly file: string;
      readonly done: number;
      readonly total: number;
    }
  /** Still recorded as applied, but so many statements of its way down have run. */
  | {
      readonly kind: 'partly rolled back';
      readonly version: string;
      readonly file: string;
      readonly appliedAt?: string | undefined;
      readonly done: number;
      readonly total: number;
    };

/** The revisions found in files against those recorded in a database: files in their order, then what has no file. */
export interface History {
  readonly entries: readonly HistoryEntry[];
}

type Of<Kind extends HistoryEntry['kind']> = Extract<HistoryEntry, { readonly kind: Kind }>;

/** Compares files with records. Pending is a set difference, never "newer than the last". */
export function historyFrom(files: readonly HistoryFile[], rows: readonly HistoryRow[]): History {
  const byVersion = new Map(rows.map((row) => [row.version, row]));
  const newest = rows
    .filter((row) => !isBegun(row))
    .reduce((highest, { version }) => (version > highest ? version : highest), '');
  const known = new Set(files.map(({ version }) => version));
  const gone = rows.filter((row) => !known.has(row.version) && !isUntouched(row));
  return {
    entries: [
      ...files.map((file) => entryOf(file, byVersion.get(file.version), newest)),
      ...gone
        .sort((a, b) => compareText(a.version, b.version))
        .map(({ version, appliedAt }): Of<'missing'> => ({ kind: 'missing', version, appliedAt })),
    ],
  };
}

function isUnfinished({ statementsDone, statementsTotal }: HistoryRow): boolean {
  return statementsDone !== undefined && statementsTotal !== undefined && statementsDone < statementsTotal;
}

function isBegun(row: HistoryRow): boolean {
  return isUnfinished(row) && row.applied !== true;
}

/** Begun, but its first statement has not come to its end: nothing of it is there. */
function isUntouched(row: HistoryRow): boolean {
  return isBegun(row) && row.statementsDone === 0;
}

function entryOf(file: HistoryFile, row: HistoryRow | undefined, newest: string): HistoryEntry {
  const { version } = file;
  const place = { version, file: file.file };
  if (!row || isUntouched(row)) return { kind: 'pending', ...place, outOfOrder: version <= newest };
  const progress = { done: row.statementsDone ?? 0, total: row.statementsTotal ?? 0 };
  if (isBegun(row)) return { kind: 'partly applied', ...place, ...progress };
  if (isUnfinished(row) && progress.done > 0)
    return { kind: 'partly rolled back', ...place, appliedAt: row.appliedAt, ...progress };
  if (row.checksum === undefined || row.checksum === file.checksum) {
    return { kind: 'applied', ...place, appliedAt: row.appliedAt };
  }
  const commentsOnly = row.tokenChecksum === file.tokenChecksum;
  return { kind: 'changed', ...place, appliedAt: row.appliedAt, commentsOnly };
}

/** Edited and lost revisions. */
export function problems(history: History): readonly (Of<'changed'> | Of<'missing'>)[] {
  return history.entries.filter((entry) => entry.kind === 'changed' || entry.kind === 'missing');
}

/** What is to be applied, in order: pending revisions and those left half done. */
export function pending(history: History): readonly (Of<'pending'> | Of<'partly applied'>)[] {
  return history.entries.filter((entry) => entry.kind === 'pending' || entry.kind === 'partly applied');
}

/** Versions that more than one file carries. */
export function duplicates(
  files: readonly { readonly version: string; readonly file: string }[],
): readonly { readonly version: string; readonly files: readonly string[] }[] {
  const found = new Map<string, string[]>();
  for (const { version, file } of files) {
    const names = found.get(version);
    if (names) names.push(file);
    else found.set(version, [file]);
  }
  return [...found].flatMap(([version, names]) => (names.length > 1 ? [{ version, files: names }] : []));
}
