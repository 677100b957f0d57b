import type { SchemaState } from '../../domain/schema/state.js';
import { loadCode } from '../executor/code.js';
import { runRevision } from '../executor/run-revision.js';
import { withShadow } from '../planning/shadow.js';
import type { Engine, ShadowPlace } from '../ports/engine.js';
import type { Ports } from '../ports/ports.js';
import type { HistoryFiles } from './files.js';

export interface ReplayInput {
  readonly engine: Engine;
  readonly place: ShadowPlace;
}

/**
 * Runs all files in a shadow and gives the state after each revision that is asked for by its index, repeatables
 * behind the last one. Throws what a file fails with.
 */
export async function replay(
  ports: Ports,
  { engine, place }: ReplayInput,
  { revisions, repeatables }: HistoryFiles,
  wanted: (index: number) => boolean,
): Promise<ReadonlyMap<number, SchemaState>> {
  await loadCode(revisions, revisions, 'up');
  return withShadow(engine, place, async ({ session }) => {
    const run = { session, dialect: engine.dialect, stop: ports.stop };
    const states = new Map<number, SchemaState>();
    for (const [index, revision] of revisions.entries()) {
      await runRevision(run, revision, 'up');
      await session.reset();
      const isLast = index === revisions.length - 1;
      if (isLast) for (const repeatable of repeatables) await runRevision(run, repeatable, 'up');
      if (isLast) await session.reset();
      if (wanted(index)) states.set(index, await session.reflect({}));
    }
    return states;
  });
}
