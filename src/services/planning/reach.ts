import type { SchemaState } from '../../domain/schema/state.js';
import type { ProofInput } from './proof.js';
import { build, runStatements, withShadow } from './shadow.js';

/** What a shadow holds after each revision of the way up, where nothing is to be proven: without rows, and one way only. */
export async function statesReached(input: ProofInput): Promise<readonly SchemaState[]> {
  const { engine, place, scope, before, plan } = input;
  return withShadow(engine, place, async ({ session }) => {
    await build(session, before, engine.dialect, place.given);
    const reached: SchemaState[] = [];
    for (const { up } of plan.revisions) {
      if (up.transaction) await session.begin();
      await runStatements(session, up.statements);
      if (up.transaction) await session.commit();
      reached.push(await session.reflect(scope));
    }
    return reached;
  });
}
