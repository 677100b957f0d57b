import type { RevisionKind } from '../../domain/revision/index.js';

/** What was recorded of one revision. Only `version` is certain: another tool may have written the row. */
export interface HistoryRecord {
  readonly version: string;
  readonly name?: string | undefined;
  readonly kind?: RevisionKind | undefined;
  readonly checksum?: string | undefined;
  readonly tokenChecksum?: string | undefined;
  /** ISO 8601, UTC. */
  readonly appliedAt?: string | undefined;
  readonly durationMs?: number | undefined;
  readonly appliedBy?: string | undefined;
  /** How far the way up of a pending revision, or the way down of an applied one, came outside a transaction. */
  readonly statementsDone?: number | undefined;
  readonly statementsTotal?: number | undefined;
  /** The text of the file as it was applied. */
  readonly text?: string | undefined;
}

/** A record as it is found. */
export interface FoundRecord extends HistoryRecord {
  /** Whether the revision is applied; else it was begun outside a transaction and not finished. */
  readonly applied: boolean;
}

/** What jetbase has recorded of one revision. */
export interface JetbaseRecord {
  /** As it spells it. */
  readonly version: string;
  /** ISO 8601, UTC; absent where it says nothing that can be read. */
  readonly appliedAt?: string | undefined;
}

/** The records of a database: dbmate's table decides what is applied, ours beside it holds the rest. */
export interface HistoryTable {
  /** The schema in which the tables lie. */
  readonly schema: string;
  /** Makes both tables where they are missing. Only called under the lock. */
  ensure(): Promise<void>;
  /** Every applied version, and every revision that was begun outside a transaction and not finished; [] where there is no table. */
  records(): Promise<readonly FoundRecord[]>;
  /** What is kept of repeatable revisions, which the table of applied versions knows nothing of; [] where there is no table. */
  repeatables(): Promise<readonly FoundRecord[]>;
  /** What jetbase has recorded as applied beside ours; [] where it has no table. */
  jetbase(): Promise<readonly JetbaseRecord[]>;
  /** The text of one revision as it was applied, where it was kept. */
  text(version: string): Promise<string | undefined>;
  /** Records a revision as applied; a part of the transaction that is open. */
  add(record: HistoryRecord): Promise<void>;
  /** Records that a repeatable revision ran; a part of the transaction that is open. */
  repeated(record: HistoryRecord): Promise<void>;
  /** Notes how far a revision outside a transaction has come, before it is recorded or forgotten. */
  progress(record: HistoryRecord): Promise<void>;
  /** The SQL that makes the table of applied versions and fills it, as dbmate ends its schema file. */
  script(versions: readonly string[]): string;
  /** Forgets a revision; a part of the transaction that is open. */
  remove(version: string): Promise<void>;
}
