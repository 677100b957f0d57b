import { SchemactlError, isSchemactlError } from '../../domain/error.js';
import { compileDifference } from '../../domain/plan/plan.js';
import type { Dialect } from '../../domain/plan/dialect.js';
import type { Statement } from '../../domain/plan/statement.js';
import { emptyState, schemaState } from '../../domain/schema/state.js';
import type { SchemaState } from '../../domain/schema/state.js';
import type { Engine, Shadow, ShadowPlace } from '../ports/engine.js';
import type { Scope, Session } from '../ports/session.js';

/** Opens a shadow for as long as `use` takes, and removes it whatever happens. */
export async function withShadow<Result>(
  engine: Engine,
  place: ShadowPlace,
  use: (shadow: Shadow) => Promise<Result>,
): Promise<Result> {
  const shadow = await engine.shadow(place);
  try {
    return await use(shadow);
  } finally {
    await shadow.close();
  }
}

/** Runs the statements of a block one by one; a failure names the object that the statement serves. */
export async function runStatements(session: Session, statements: readonly Statement[]): Promise<void> {
  for (const statement of statements) {
    try {
      await session.run(statement.sql);
    } catch (error) {
      throw withObject(error, statement);
    }
  }
}

function withObject(error: unknown, statement: Statement): unknown {
  if (!isSchemactlError(error)) return error;
  const object = statement.serves[0];
  return new SchemactlError(error.code, `${object ?? 'statement'}: ${error.message}`, {
    hint: error.hint,
    place: { ...error.place, object },
  });
}

/** Makes a state real in an empty shadow, and with it what is out of scope and must stand around it. */
export async function build(
  session: Session,
  state: SchemaState,
  dialect: Dialect,
  given: SchemaState | undefined,
): Promise<void> {
  const all = [...(given?.objects.values() ?? []), ...state.objects.values()];
  const sides = { before: emptyState(state.engine), after: schemaState(state.engine, all) };
  const { statements, transaction } = dialect.frame(compileDifference(sides, dialect));
  if (transaction) await session.begin();
  await runStatements(session, statements);
  if (transaction) await session.commit();
}

/** The same state in the engine's own words: built in a shadow and read back. */
export async function canonical(
  engine: Engine,
  place: ShadowPlace,
  state: SchemaState,
  scope: Scope,
): Promise<SchemaState> {
  return withShadow(engine, place, async ({ session }) => {
    await build(session, state, engine.dialect, place.given);
    return session.reflect(scope);
  });
}
