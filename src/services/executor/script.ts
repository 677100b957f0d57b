import { SchemactlError } from '../../domain/error.js';
import { historyFrom, planMigrate, pointOf, rollbackTargets } from '../../domain/revision/index.js';
import type { History, MigrateExtent, RollbackExtent } from '../../domain/revision/index.js';
import type { Target } from '../../domain/target/target.js';
import type { OpenOptions } from '../ports/engine.js';
import type { Ports } from '../ports/ports.js';
import type { RevisionFile, SqlRevision } from '../revisions.js';
import { filesOf, readRevisions } from '../revisions.js';
import { withSession } from './connection.js';
import { historyOf, refuseDrift } from './history-of.js';
import { nothingToRollBack } from './rollback.js';
import { scriptText } from './script-text.js';

/** Which way a script goes, and how far. */
export type ScriptExtent =
  | { readonly direction: 'up'; readonly extent: MigrateExtent }
  | { readonly direction: 'down'; readonly extent: RollbackExtent };

export interface ScriptInput {
  readonly engine: string;
  readonly directories: readonly string[];
  readonly open: OpenOptions;
  readonly way: ScriptExtent;
  /** The database whose records say where it stands; it is only read. Absent: `from` says so. */
  readonly target?: Target | undefined;
  /** The revision at which a database is taken to stand. Absent, without a database: before the first, or at the last. */
  readonly from?: string | undefined;
}

export interface ScriptResult {
  readonly engine: string;
  /** Absent where no database was asked. */
  readonly database?: string | undefined;
  readonly direction: 'up' | 'down';
  /** What the script runs, in its order. */
  readonly revisions: readonly { readonly version: string; readonly file: string }[];
  readonly sql: string;
}

interface Standing {
  readonly history: History;
  readonly database?: string | undefined;
  readonly schema?: string | undefined;
}

/**
 * The SQL of what would run, with its records, for the engine's own client. Nothing is written anywhere. Throws what the
 * run itself would, and UNSUPPORTED for revisions that are no SQL.
 */
export async function script(ports: Ports, input: ScriptInput): Promise<ScriptResult> {
  const engine = ports.engine(input.engine);
  const files = await readRevisions(ports, input.directories, engine.dialect.lexis);
  const { history, database, schema } = await standing(ports, input, files);
  const { way } = input;
  if (way.direction === 'up') refuseDrift(ports, history);
  const chosen = filesOf(
    files,
    way.direction === 'up' ? planMigrate(history, way.extent) : rollbackTargets(history, way.extent),
  );
  if (way.direction === 'down' && chosen.length === 0) throw nothingToRollBack();
  refuseHalfDone(history, chosen, way.direction);
  const revisions = onlySql(chosen);
  const words = engine.scriptWords({ migrationsTable: input.open.migrationsTable, schema });
  const sql = await scriptText(engine.dialect, words, way.direction, revisions);
  const listed = revisions.map(({ version, file }) => ({ version, file }));
  return { engine: engine.name, database, direction: way.direction, revisions: listed, sql };
}

async function standing(ports: Ports, input: ScriptInput, files: readonly RevisionFile[]): Promise<Standing> {
  const { target, open } = input;
  if (target === undefined) return { history: supposed(input, files) };
  const readOnly = { target, open: { ...open, readOnly: true } };
  return withSession(ports, readOnly, async (session) => ({
    history: historyOf(files, await session.history.records()),
    database: session.description,
    schema: session.history.schema,
  }));
}

/** The history of a database that stands at a revision, everything up to it applied. */
function supposed({ from, way }: ScriptInput, files: readonly RevisionFile[]): History {
  const point = pointOf(from ?? (way.direction === 'up' ? 'base' : 'head'), files);
  if (point.kind === 'steps') {
    throw new SchemactlError(
      'USAGE',
      `--from ${from ?? ''} counts steps from a database, and none is asked`,
      {
        hint: 'Name the revision at which the database stands, or base.',
      },
    );
  }
  historyOf(files, []);
  return historyFrom(
    files,
    files.slice(0, point.index + 1).map(({ version }) => ({ version })),
  );
}

/** A script would run again what has run of a revision. Throws PARTLY_APPLIED. */
function refuseHalfDone(
  { entries }: History,
  chosen: readonly RevisionFile[],
  direction: ScriptExtent['direction'],
): void {
  const versions = new Set(chosen.map(({ version }) => version));
  for (const entry of entries) {
    if (entry.kind !== 'partly applied' && entry.kind !== 'partly rolled back') continue;
    if (!versions.has(entry.version)) continue;
    const count = `${entry.done} of ${entry.total} statements`;
    throw new SchemactlError('PARTLY_APPLIED', `${entry.file} has run in part (${count})`, {
      hint: `Finish it with schemactl ${direction === 'up' ? 'migrate' : 'rollback'} first: a script would run them again.`,
    });
  }
}

function onlySql(chosen: readonly RevisionFile[]): readonly SqlRevision[] {
  const code = chosen.find(({ kind }) => kind === 'code');
  if (!code) return chosen.filter((revision) => revision.kind !== 'code');
  throw new SchemactlError('UNSUPPORTED', `${code.file} is code, and a script holds SQL only`, {
    hint: 'Write scripts for what lies before and behind it (--from, --to), and run this one with schemactl migrate.',
    place: { file: code.path },
  });
}
