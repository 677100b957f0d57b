import { describeTarget } from '../../domain/target/target.js';
import type { Engine } from '../ports/engine.js';
import type { Ports } from '../ports/ports.js';
import type { HeldLock, Session } from '../ports/session.js';
import { migrate } from './migrate.js';
import type { MigrateInput, MigrateResult } from './migrate.js';
import { onCopy } from './trial.js';

const texts = {
  kind: 'clone',
  what: 'the run on a clone',
  hint: 'Mend the file and run the same again.',
} as const;

/**
 * Clones the database, runs what is pending there and drops the clone: the database itself is only read. Throws what
 * migrate throws, and REHEARSAL_FAILED where a revision fails on the clone.
 */
export async function migrateOnClone(ports: Ports, input: MigrateInput): Promise<MigrateResult> {
  const start = ports.clock.elapsed();
  const subject = describeTarget(input.target);
  ports.report({ kind: 'begin', verb: 'Cloning', subject });
  const { result, rows, changed } = await onCopy(ports, input, texts, async (target, before) => {
    const { watching, locksOf } = watch(ports, new Set(before.rows.keys()));
    const confirm = (): Promise<void> => Promise.resolve();
    const done = await migrate(watching, { ...input, target, rehearse: 'never', confirm });
    const revisions = [...done.applied, ...done.repeated].map(({ file, durationMs }) => ({
      file,
      durationMs,
      locks: locksOf(file),
    }));
    return { done, revisions };
  });
  const durationMs = Math.round((ports.clock.elapsed() - start) * 10) / 10;
  ports.report({ kind: 'done', verb: 'Dropped the clone of', subject, durationMs });
  const onClone = { revisions: result.revisions, rows, changed, durationMs };
  return { ...result.done, database: subject, applied: [], repeated: [], onClone };
}

interface Watch {
  readonly watching: Ports;
  readonly locksOf: (file: string) => readonly HeldLock[];
}

/** Ports whose sessions tell of the locks that each revision holds when it is over. */
function watch(ports: Ports, tables: ReadonlySet<string>): Watch {
  const found = new Map<string, Map<string, HeldLock>>();
  let file: string | undefined;
  const look = async (session: Session): Promise<void> => {
    if (file === undefined) return;
    const locks = found.get(file) ?? new Map<string, HeldLock>();
    for (const lock of await session.locks())
      if (lock.table === undefined || tables.has(lock.table)) locks.set(lock.table ?? '', lock);
    found.set(file, locks);
  };
  const watching: Ports = {
    ...ports,
    engine: (name) => watchedEngine(ports.engine(name), look),
    report: (event) => {
      if (event.kind === 'begin') file = event.subject;
      if (event.kind === 'done') file = undefined;
      ports.report(event);
    },
  };
  return { watching, locksOf: (name) => [...(found.get(name)?.values() ?? [])] };
}

function watchedEngine(engine: Engine, look: (session: Session) => Promise<void>): Engine {
  return {
    ...engine,
    open: async (target, options) => {
      const session = await engine.open(target, options);
      return {
        ...session,
        commit: () => look(session).then(() => session.commit()),
        // Every revision ends with it, also one outside a transaction, whose locks are gone by then but for the file's.
        reset: () => look(session).then(() => session.reset()),
      };
    },
  };
}
