import { deflateSync, inflateSync } from 'node:zlib';
import type { FoundRecord, HistoryRecord } from '../../services/ports/history-table.js';
import type { HistoryRow } from './store.js';

const kinds = ['sql', 'code', 'repeatable'] as const;

/** A row of `records()`: all but the text, the time as ISO 8601. */
export type RecordRow = Readonly<Record<Exclude<keyof HistoryRow, 'text'> | 'applied', unknown>>;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function numberOf(value: unknown): number | undefined {
  if (value === null || value === undefined) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** What a row says; a field that somebody else filled with something strange counts as unknown. */
export function recordOfRow(row: RecordRow): FoundRecord {
  return {
    version: String(row.version),
    applied: Number(row.applied) === 1,
    name: textOf(row.name),
    kind: kinds.find((kind) => kind === row.kind),
    checksum: textOf(row.checksum),
    tokenChecksum: textOf(row.token_checksum),
    appliedAt: textOf(row.applied_at),
    durationMs: numberOf(row.duration_ms),
    appliedBy: textOf(row.applied_by),
    statementsDone: numberOf(row.statements_done),
    statementsTotal: numberOf(row.statements_total),
  };
}

/** A record as it is written; the text is kept compressed. */
export function rowOfRecord(record: HistoryRecord): HistoryRow {
  return {
    version: record.version,
    kind: record.kind ?? null,
    name: record.name ?? null,
    checksum: record.checksum ?? null,
    token_checksum: record.tokenChecksum ?? null,
    text: record.text === undefined ? null : deflateSync(Buffer.from(record.text, 'utf8')),
    applied_at: record.appliedAt ?? null,
    duration_ms: record.durationMs ?? null,
    applied_by: record.appliedBy ?? null,
    statements_done: record.statementsDone ?? null,
    statements_total: record.statementsTotal ?? null,
  };
}

/** The text that was kept compressed; undefined where there is none or it can't be read. */
export function keptText(value: unknown): string | undefined {
  if (!ArrayBuffer.isView(value)) return undefined;
  try {
    return inflateSync(Buffer.from(value.buffer, value.byteOffset, value.byteLength)).toString('utf8');
  } catch {
    return undefined;
  }
}
