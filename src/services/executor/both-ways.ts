import type { FoundRecord } from '../ports/history-table.js';
import type { Ports } from '../ports/ports.js';
import type { RepeatableFile } from '../repeatables.js';
import { readRepeatables } from '../repeatables.js';
import type { RevisionFile } from '../revisions.js';
import { readRevisions } from '../revisions.js';
import type { AppliedRevision } from './apply-one.js';
import { loadCode } from './code.js';
import { withRunLock, withSession } from './connection.js';
import type { MigrateInput, MigrateResult } from './migrate.js';
import { confirmDestruction } from './losses.js';
import { applyAll } from './migrate.js';
import { plannedRevisions } from './planned.js';
import type { PlanGround } from './planned.js';
import { refuseRehearsal } from './rehearse.js';
import { dueRepeatables, ranRepeatables } from './repeat.js';
import type { DueRepeatable } from './repeat.js';
import { rollBackAll } from './rollback.js';
import type { RollbackInput, RollbackResult } from './rollback.js';

export interface BothWaysInput extends Omit<MigrateInput, 'to' | 'steps' | 'confirm' | 'missing'> {
  readonly confirmUp: MigrateInput['confirm'];
  readonly confirmDown: RollbackInput['confirm'];
}

export interface BothWaysResult extends Pick<MigrateResult, 'repeated' | 'repeatables'> {
  readonly database: string;
  readonly rolledBack: readonly AppliedRevision[];
  readonly applied: readonly AppliedRevision[];
  /** In a dry run: what would have been rolled back, then what would have been applied. */
  readonly planned: RollbackResult['planned'];
  readonly pending: MigrateResult['pending'];
  readonly dryRun: boolean;
}

/** What is to be rolled back, and what then applied. */
export interface Way {
  readonly down: readonly RevisionFile[];
  readonly up: readonly RevisionFile[];
  /** Whether nothing is pending at the end of it. */
  readonly complete: boolean;
}

/** Chooses the way from the files and what is recorded. */
export type WayOf = (revisions: readonly RevisionFile[], records: readonly FoundRecord[]) => Way;

/**
 * Rolls back, then applies, under one lock; everything that may be refused is asked before anything runs. Repeatable
 * revisions follow as after every other run.
 */
export async function goBothWays(ports: Ports, input: BothWaysInput, wayOf: WayOf): Promise<BothWaysResult> {
  const { dialect } = ports.engine(input.target.engine);
  refuseRehearsal(input);
  const revisions = await readRevisions(ports, input.directories, dialect.lexis);
  const repeatables = await readRepeatables(ports, input.directories, dialect.lexis);
  if (input.dryRun) {
    return withSession(ports, { ...input, open: { ...input.open, readOnly: true } }, async (session) => {
      const records = await session.history.records();
      const way = wayOf(revisions, records);
      await loadWay(way, revisions);
      const repeats = await ranRepeatables(session, repeatables);
      const due = dueAfter(ports, way, repeatables, repeats);
      return planned({ session, dialect, records }, session.description, way, due);
    });
  }
  return withRunLock(ports, input, async (session, engine) => {
    const records = await session.history.records();
    const way = wayOf(revisions, records);
    await loadWay(way, revisions);
    const due = dueAfter(ports, way, repeatables, await ranRepeatables(session, repeatables));
    const all = [...way.up, ...due.map(({ revision }) => revision)];
    await confirmDestruction({ confirm: input.confirmUp }, all, { session, engine, records });
    const rolledBack = await rollBackAll(
      ports,
      { confirm: input.confirmDown },
      { session, engine, records },
      way.down,
    );
    const run = { session, engine, records: await session.history.records() };
    const asked = { ...input, confirm: () => Promise.resolve() };
    const { applied, repeated } = await applyAll(ports, asked, run, way.up, due);
    const { description: database } = session;
    return { database, rolledBack, applied, repeated, ...nothingPlanned };
  });
}

/** Programs are loaded and checked before anything runs. */
async function loadWay({ down, up }: Way, revisions: readonly RevisionFile[]): Promise<void> {
  await loadCode(down, revisions, 'down');
  await loadCode(up, revisions, 'up');
}

const nothingPlanned = { planned: [], pending: [], repeatables: [], dryRun: false } as const;

/** Repeatables run where something is applied, or where the database stands at the end of all files. */
function dueAfter(
  ports: Ports,
  { down, up, complete }: Way,
  files: readonly RepeatableFile[],
  records: readonly FoundRecord[],
): readonly DueRepeatable[] {
  const goesBack = up.length === 0 && down.length > 0;
  return goesBack ? [] : dueRepeatables(ports, files, records, complete);
}

async function planned(
  ground: PlanGround,
  database: string,
  { down, up }: Way,
  due: readonly DueRepeatable[],
): Promise<BothWaysResult> {
  // What was rolled back has no record any more when it is applied again.
  const gone = new Set(down.map(({ version }) => version));
  const after = { ...ground, records: ground.records.filter(({ version }) => !gone.has(version)) };
  return {
    database,
    rolledBack: [],
    applied: [],
    repeated: [],
    planned: await plannedRevisions(ground, down, 'down'),
    pending: await plannedRevisions(after, up, 'up'),
    repeatables: due.map(
      ({
        revision: {
          file,
          up: { sql },
        },
        why,
      }) => ({ file, why, sql }),
    ),
    dryRun: true,
  };
}
