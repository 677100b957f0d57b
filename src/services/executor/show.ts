import { isSchemactlError } from '../../domain/error.js';
import { filed, historyFrom, isApplied, pointOf, revisionNamed } from '../../domain/revision/index.js';
import type { History, HistoryEntry } from '../../domain/revision/index.js';
import { SchemactlError } from '../../domain/error.js';
import type { Target } from '../../domain/target/target.js';
import type { OpenOptions } from '../ports/engine.js';
import type { FoundRecord } from '../ports/history-table.js';
import type { Ports } from '../ports/ports.js';
import type { RevisionFile } from '../revisions.js';
import { readRevisions } from '../revisions.js';
import { withSession } from './connection.js';
import { destructiveReasons } from './destructive.js';
import { historyOf } from './history-of.js';

export interface ShowInput {
  readonly engine: string;
  readonly directories: readonly string[];
  readonly open: OpenOptions;
  /** The database that is asked whether the revision is applied; absent: none is. */
  readonly target?: Target | undefined;
  /** A version or its beginning, a name, `head`, `current`, or steps from where the database stands. */
  readonly revision: string;
}

export interface ShowResult {
  readonly version: string;
  readonly name: string;
  readonly file: string;
  readonly path: string;
  readonly kind: RevisionFile['kind'];
  readonly checksum: string;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  /** Why it loses data on its way up. */
  readonly losses: readonly string[];
  /** As status says it; absent where no database was asked. */
  readonly status?: HistoryEntry['kind'] | undefined;
  readonly appliedAt?: string | undefined;
  readonly appliedBy?: string | undefined;
  readonly text: string;
}

/** One revision: its text, what its header says, and whether it is applied. Throws USAGE where none is meant. */
export async function show(ports: Ports, input: ShowInput): Promise<ShowResult> {
  const { dialect } = ports.engine(input.engine);
  const files = await readRevisions(ports, input.directories, dialect.lexis);
  const records = await recordsOf(ports, input);
  const history = records ? historyOf(files, records) : historyFrom(files, []);
  const revision = meant(input.revision, files, history, records !== undefined);
  const { version, name, file, path, kind, checksum, text } = revision;
  const entry = history.entries.find((each) => each.version === version);
  const record = records?.find((each) => each.version === version && each.applied);
  return {
    ...{ version, name, file, path, kind, checksum },
    headers: revision.kind === 'code' ? [] : revision.headers,
    losses: revision.kind === 'code' ? [] : destructiveReasons(revision.up, revision.headers, dialect),
    status: records && entry?.kind,
    appliedAt: record?.appliedAt,
    appliedBy: record?.appliedBy,
    text,
  };
}

/** The records of the database; none of one that doesn't exist yet, and undefined where it can't be asked. */
async function recordsOf(ports: Ports, input: ShowInput): Promise<readonly FoundRecord[] | undefined> {
  const { target, open } = input;
  if (!target) return undefined;
  try {
    return await withSession(ports, { target, open: { ...open, readOnly: true } }, (session) =>
      session.history.records(),
    );
  } catch (error) {
    if (!isSchemactlError(error)) throw error;
    if (error.code === 'NO_SUCH_DATABASE') return [];
    if (error.code !== 'CANNOT_CONNECT') throw error;
    ports.report({ kind: 'warning', text: `whether it is applied is not known: ${error.message}` });
    return undefined;
  }
}

function meant(
  text: string,
  files: readonly RevisionFile[],
  history: History,
  isKnown: boolean,
): RevisionFile {
  if (text === 'current') return stepped('-0', files, history, isKnown);
  const point = pointOf(text, files);
  if (point.kind === 'steps') return stepped(text, files, history, isKnown);
  const found = files[point.index];
  return found ?? revisionNamed(text, files);
}

/** `+1` is the next pending revision, `-1` the applied one before the current one. */
function stepped(
  text: string,
  files: readonly RevisionFile[],
  history: History,
  isKnown: boolean,
): RevisionFile {
  if (!isKnown) {
    throw new SchemactlError('USAGE', `${text} counts from where a database stands, and none was asked`, {
      hint: 'Give its URL with --url, or name a revision.',
    });
  }
  const entries = filed(history);
  const steps = Number(text);
  const line =
    steps > 0 ? entries.filter((entry) => !isApplied(entry)) : entries.filter(isApplied).toReversed();
  const entry = line[steps > 0 ? steps - 1 : -steps];
  if (entry) return revisionNamed(entry.version, files);
  throw new SchemactlError('USAGE', `there is no revision ${text === '-0' ? 'applied' : text}`, {
    hint: 'schemactl status shows what is applied and what is pending.',
  });
}
