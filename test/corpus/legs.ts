import type { Plan } from '../../src/domain/plan/plan';
import { isSchemactlError } from '../../src/domain/error';
import { parseRevision } from '../../src/domain/revision/index';
import type { ParsedRevision } from '../../src/domain/revision/index';
import { createPorts } from '../../src/library';
import { diffSources } from '../../src/services/diff';
import { withSession } from '../../src/services/executor/connection';
import { runBlock } from '../../src/services/executor/run-block';
import { revisionText } from '../../src/services/migration/revision-text';
import type { Ports } from '../../src/services/ports/ports';
import { ofNone } from '../../src/services/sources/both-databases';
import type { Differing } from '../../src/services/sources/both-databases';
import { compare } from '../../src/services/sources/compare';
import type { CompareInput, Comparison as Compared } from '../../src/services/sources/compare';
import type { SourceSpec } from '../../src/services/sources/source';
import type { Outcome, Verdict } from './verdict';

/** The adapters that a user's commands have. */
export const ports = createPorts({ env: {} });

/** Schemas from elsewhere may have a table `schema_migrations` of their own. */
export const open = { migrationsTable: 'schemactl_corpus', lockTimeoutMs: 0 };

/** A database as a source. */
export const database = (url: string): SourceSpec => ({ kind: 'database', target: ports.target(url) });

/** Reads both sources as `schemactl diff --from … --to …` does. */
export async function compared(from: SourceSpec, to: SourceSpec, by: Ports = ports): Promise<Compared> {
  return compare(by, sides(from, to));
}

const sides = (from: SourceSpec, to: SourceSpec): CompareInput => {
  return { from, to, mayUseServer: true, scope: {}, open, cwd: '/' };
};

/** Whatever of two databases is read, the SQL between them must be the same. */
export async function expectSameInPart(from: SourceSpec, to: SourceSpec): Promise<void> {
  const sql = async (differing: Differing): Promise<string> => {
    const found = await diffSources(ports, { ...sides(from, to), renames: [], differing });
    return found.sql;
  };
  const [whole, part] = [await sql(ofNone), await sql({ fromTables: 0, upToShare: 1 })];
  if (whole !== part) throw new Ended('error', ['read in part, it differs', whole, 'from', part]);
}

/** The files that `schemactl new --auto` would write, read as `schemactl migrate` would. */
export function filesOf(plan: Plan, comparison: Compared): readonly ParsedRevision[] {
  const { lexis } = comparison.engine.dialect;
  return plan.revisions.map((revision, index) =>
    parseRevision(revisionText(revision, undefined), { file: `${index + 1}_corpus.sql`, lexis }),
  );
}

/** Runs the files on a database, the way down from the last to the first. */
export async function run(
  url: string,
  files: readonly ParsedRevision[],
  direction: 'up' | 'down',
): Promise<void> {
  const input = { target: ports.target(url), open };
  await withSession(ports, input, async (session, { dialect }) => {
    for (const revision of direction === 'up' ? files : [...files].reverse()) {
      const script = revision[direction];
      if (script !== undefined) await runBlock({ session, dialect, script, file: direction });
    }
  });
}

/** Thrown to end a case that can't be right any more. */
export class Ended extends Error {
  constructor(
    readonly outcome: Outcome,
    readonly lines: readonly string[],
  ) {
    super(outcome);
  }
}

/** What an error says, the most telling line first. */
export const messageOf = (error: unknown): readonly string[] => {
  if (isSchemactlError(error)) return [`${error.code}: ${error.message}`, JSON.stringify(error.place)];
  return error instanceof Error ? (error.stack ?? error.message).split('\n') : [String(error)];
};

/** Tells what was tried where it fails. */
export async function attempt<T>(what: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof Ended) throw error;
    throw new Ended('error', [what, ...messageOf(error)]);
  }
}

/** What is found on the way to a verdict. */
type Ending = Pick<Verdict, 'outcome' | 'lines'>;

/** Judges on a ground: however the walk ends, its verdict has the id and the time. */
export async function verdictOf(
  id: string,
  walk: (unmanaged: string[]) => Promise<Ending>,
): Promise<Verdict> {
  const began = performance.now();
  const unmanaged: string[] = [];
  const ended = await walk(unmanaged).catch((error: unknown): Ending =>
    error instanceof Ended
      ? { outcome: error.outcome, lines: error.lines }
      : { outcome: 'error', lines: messageOf(error) },
  );
  const milliseconds = Math.round(performance.now() - began);
  return { id, ...ended, unmanaged: [...new Set(unmanaged)], milliseconds };
}
