import { unreachable } from '../../domain/error.js';
import type { HistoryEntry, RepeatableEntry } from '../../domain/revision/index.js';

/** One thing that is wrong with the files, or between them and the history. */
export interface Finding {
  readonly kind:
    | 'no directory'
    | 'unreadable'
    | 'duplicate'
    | 'unadopted'
    | 'changed'
    | 'missing'
    | 'out of order'
    | 'partly applied'
    | 'partly rolled back';
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly version?: string | undefined;
  readonly message: string;
  /** Whether a fix mends it, as `repair` does. */
  readonly fixable: boolean;
}

/** What is wrong with one revision; nothing where it is applied as it stands, or pending in its place. */
export function findingOf(entry: HistoryEntry): readonly Finding[] {
  switch (entry.kind) {
    case 'applied':
      return [];
    case 'pending':
      if (!entry.outOfOrder) return [];
      return [
        found(entry, 'out of order', `${entry.file} is pending, but a later revision is applied`, false),
      ];
    case 'changed':
      return [found(entry, 'changed', `${entry.file} was edited after it was applied${commentsOnly(entry)}`)];
    case 'missing':
      return [found(entry, 'missing', `version ${entry.version} is applied, but its file is gone`)];
    case 'partly applied':
      return [found(entry, 'partly applied', `${entry.file} is applied in part (${progress(entry)})`)];
    case 'partly rolled back':
      return [
        found(entry, 'partly rolled back', `${entry.file} is rolled back in part (${progress(entry)})`),
      ];
    default:
      return unreachable(entry);
  }
}

/** The same for a repeatable: only that its file is gone is wrong. */
export function findingOfRepeatable(entry: RepeatableEntry): readonly Finding[] {
  if (entry.kind !== 'missing') return [];
  const message = `${entry.file} has run, but it is gone`;
  return [{ kind: 'missing', file: entry.file, message, fixable: true }];
}

function found(entry: HistoryEntry, kind: Finding['kind'], message: string, fixable = true): Finding {
  const file = 'file' in entry ? entry.file : undefined;
  return { kind, file, version: entry.version, message, fixable };
}

function commentsOnly(entry: Extract<HistoryEntry, { readonly kind: 'changed' }>): string {
  return entry.commentsOnly ? ' (comments only)' : '';
}

function progress({ done, total }: { readonly done: number; readonly total: number }): string {
  return `${done} of ${total} statements`;
}
