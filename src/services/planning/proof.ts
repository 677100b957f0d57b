import { describeChange } from '../../domain/diff/describe.js';
import { diff } from '../../domain/diff/diff.js';
import { SchemactlError, messageOf } from '../../domain/error.js';
import type { Block, Plan } from '../../domain/plan/plan.js';
import type { ObjectId } from '../../domain/schema/id.js';
import type { SchemaState } from '../../domain/schema/state.js';
import type { Engine, ShadowPlace } from '../ports/engine.js';
import type { Scope, Session } from '../ports/session.js';
import type { Seeded } from '../ports/row-witness.js';
import type { Kept } from './rows.js';
import { compareRows, tableBefore, takeRows } from './rows.js';
import { build, runStatements, withShadow } from './shadow.js';

/** What a proof found to hold, and where it had no rows to show it with. */
export interface Proof {
  readonly shadow: string;
  /** What the shadow held after each revision of the way up. */
  readonly reached: readonly SchemaState[];
  readonly kept: Kept;
  /** Tables that held no row on either way, by their names before it. */
  readonly empty: Seeded['skipped'];
  /** Tables that held rows on the way up and none when the way down was walked. */
  readonly emptyDown: Seeded['skipped'];
}

export interface ProofInput {
  readonly engine: Engine;
  readonly place: ShadowPlace;
  readonly scope: Scope;
  readonly before: SchemaState;
  readonly after: SchemaState;
  readonly plan: Plan;
}

/**
 * Proves a plan in a shadow: from the first state, filled with rows, the way up reaches the second state exactly, the
 * way down gives the first one back, and no row is lost in any column that survives. Throws PROOF_FAILED naming the
 * object that doesn't hold.
 */
export async function prove(input: ProofInput): Promise<Proof> {
  let up = emptied(input.plan, 'up');
  let down = emptied(input.plan, 'down');
  for (;;) {
    try {
      return await walkBoth(input, up, new Set([...up, ...down]));
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      // The statement says that it fails on rows that don't fit; the rows made here don't, and others may.
      if (error.direction === 'up') up = new Set([...up, ...error.tables]);
      down = new Set([...down, ...error.tables]);
    }
  }
}

async function walkBoth(
  input: ProofInput,
  up: ReadonlySet<ObjectId>,
  both: ReadonlySet<ObjectId>,
): Promise<Proof> {
  if (both.size === up.size) return walk(input, up, walkDown);
  const proof = await walk(input, up, () => Promise.resolve());
  const { empty } = await walk(input, both, walkDown);
  const known = new Set(proof.empty.map(({ table }) => table));
  return { ...proof, emptyDown: empty.filter(({ table }) => !known.has(table)) };
}

/** Thrown where a statement fails that announced it would on rows that don't fit. */
class Unfit extends Error {
  constructor(
    readonly direction: 'up' | 'down',
    readonly tables: readonly ObjectId[],
    message: string,
  ) {
    super(message);
  }
}

/** One walk up from a first state with rows in all tables but `without`, and then as `onward` says. */
async function walk(
  input: ProofInput,
  without: ReadonlySet<ObjectId>,
  onward: (input: ProofInput, session: Session, without: ReadonlySet<ObjectId>) => Promise<void>,
): Promise<Proof> {
  return withShadow(input.engine, input.place, async ({ session, description }) => {
    await buildFirst(input, session);
    const seeded = await session.witness.seed(input.before, input.after, without);
    const rows = await takeRows(session, input.before, input.plan, 'up');
    const run: Run = { session, plan: input.plan, direction: 'up', without };
    const reached = await walkUp(run, input.scope);
    const end = reached.at(-1) ?? (await session.reflect(input.scope));
    expectSame(end, input.after, 'the way up does not reach the wanted state');
    const kept = await compareRows(session, rows, input.after, 'the way up');
    await onward(input, session, without);
    return { shadow: description, reached, kept, empty: seeded.skipped, emptyDown: [] };
  });
}

async function walkUp(run: Run, scope: Scope): Promise<readonly SchemaState[]> {
  const reached: SchemaState[] = [];
  for (const revision of run.plan.revisions) {
    await runProven(run, revision.up);
    reached.push(await run.session.reflect(scope));
  }
  return reached;
}

async function walkDown(input: ProofInput, session: Session, without: ReadonlySet<ObjectId>): Promise<void> {
  const rows = await takeRows(session, input.after, input.plan, 'down');
  const run: Run = { session, plan: input.plan, direction: 'down', without };
  for (const revision of [...input.plan.revisions].reverse()) await runProven(run, revision.down);
  await expectState(input, session, input.before, 'the way down does not give the first state back');
  await compareRows(session, rows, input.before, 'the way down');
}

/** Builds the first state and reads it back: what can't be rebuilt can't be proven either. */
async function buildFirst(input: ProofInput, session: Session): Promise<void> {
  await build(session, input.before, input.engine.dialect, input.place.given);
  await expectState(input, session, input.before, 'the present state can not be rebuilt in the shadow');
}

interface Run {
  readonly session: Session;
  readonly plan: Plan;
  readonly direction: 'up' | 'down';
  readonly without: ReadonlySet<ObjectId>;
}

async function runProven(run: Run, block: Block): Promise<void> {
  const { session, direction, without } = run;
  if (block.transaction) await session.begin();
  for (const statement of block.statements) {
    try {
      await runStatements(session, [statement]);
    } catch (error) {
      const tables = statement.effects.flatMap((effect) => ('table' in effect ? [effect.table] : []));
      const fresh = tables
        .map((table) => seededName(run.plan, direction, table))
        .filter((table) => !without.has(table));
      if (fresh.length > 0) throw new Unfit(direction, fresh, messageOf(error));
      throw failed(`running ${direction} fails: ${messageOf(error)}`, statement.serves[0]);
    }
  }
  if (block.transaction) await session.commit();
}

async function expectState(
  input: ProofInput,
  session: Session,
  expected: SchemaState,
  trouble: string,
): Promise<void> {
  expectSame(await session.reflect(input.scope), expected, trouble);
}

function expectSame(found: SchemaState, expected: SchemaState, trouble: string): void {
  const [first, ...more] = diff(found, expected).changes;
  if (!first) return;
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  throw failed(`${trouble}: still missing is "${describeChange(first)}"${others}`, subjectId(first));
}

function subjectId(change: Parameters<typeof describeChange>[0]): ObjectId {
  return change.verb === 'create' || change.verb === 'drop' ? change.object.id : change.after.id;
}

/** A failed proof, as an error that names the object. */
function failed(message: string, object: ObjectId | undefined): SchemactlError {
  return new SchemactlError('PROOF_FAILED', `the proof failed: ${message}`, {
    hint: 'Nothing was written. --no-prove writes the file without a proof.',
    place: { object },
  });
}

/** Tables that a statement of that direction says can't hold a row when it runs: announced as a risk instead. */
function emptied(plan: Plan, direction: 'up' | 'down'): ReadonlySet<ObjectId> {
  const effects = plan.revisions
    .flatMap((revision) => revision[direction].statements)
    .flatMap(({ effects: e }) => e);
  const tables = effects.flatMap((effect) => (effect.kind === 'needs-empty-table' ? [effect.table] : []));
  return new Set(tables.map((table) => seededName(plan, direction, table)));
}

/** Either way renames come first, so the way down speaks of tables by the names that they were seeded under. */
function seededName(plan: Plan, direction: 'up' | 'down', table: ObjectId): ObjectId {
  return direction === 'up' ? tableBefore(plan, table) : table;
}
