import { SchemactlError } from '../domain/error.js';
import { describeTarget } from '../domain/target/target.js';
import type { Target } from '../domain/target/target.js';
import { refuseHeld } from './executor/hold-in-force.js';
import { withSession } from './executor/connection.js';
import type { CloneOrder, CloneOutcome, Contents } from './ports/clones.js';
import type { Engine, OpenOptions } from './ports/engine.js';
import type { Ports } from './ports/ports.js';

export interface CloneInput {
  readonly source: Target;
  readonly target: Target;
  readonly open: OpenOptions;
  readonly schemaOnly: boolean;
  /** Say how it would be done, and do nothing. */
  readonly dryRun: boolean;
  /** Asked before what the target holds is replaced; throws DESTRUCTIVE where the answer is no. */
  readonly confirm: () => Promise<void>;
}

export interface CloneResult extends CloneOutcome {
  readonly source: string;
  readonly target: string;
  readonly schemaOnly: boolean;
  /** Whether the target was made; else it was there before. */
  readonly created: boolean;
  /** Whether the target held something, which is gone. */
  readonly replaced: boolean;
  readonly durationMs: number;
  readonly dryRun: boolean;
}

/**
 * Copies a database, schema and rows, to another place of the same engine. Throws USAGE for two engines or for one
 * database under two names, NO_SUCH_DATABASE without a source, and HELD where somebody keeps the target as it is.
 */
export async function clone(ports: Ports, input: CloneInput): Promise<CloneResult> {
  const { source, target, dryRun } = input;
  const engine = engineOf(ports, input);
  await refuseItself(engine, input);
  if (!(await engine.databases.exists(source))) throw noSource(source);
  const contents = await engine.clones.contents(target);
  if (contents !== 'absent') await refuseHeldTarget(ports, input);
  if (contents === 'filled' && !dryRun) await input.confirm();
  const start = ports.clock.elapsed();
  const elapsed = (): number => Math.round((ports.clock.elapsed() - start) * 10) / 10;
  const order = orderOf(ports, input, elapsed);
  if (dryRun) return resultOf(input, contents, { way: await engine.clones.way(order), ...nothingYet }, 0);
  const subject = `${describeTarget(source)} to ${describeTarget(target)}`;
  ports.report({ kind: 'begin', verb: 'Cloning', subject });
  const outcome = await engine.clones.make(order);
  const durationMs = elapsed();
  ports.report({ kind: 'done', verb: 'Cloned', subject, durationMs });
  tell(ports, outcome);
  return resultOf(input, contents, outcome, durationMs);
}

const nothingYet = { missing: [], notes: [], bytes: 0 };

function engineOf(ports: Ports, { source, target }: CloneInput): Engine {
  if (source.engine === target.engine) return ports.engine(source.engine);
  throw new SchemactlError(
    'USAGE',
    `${describeTarget(source)} can't be cloned to ${describeTarget(target)}: they are of two engines`,
    { hint: `A clone is of the same engine as its source; name a target of ${source.engine}.` },
  );
}

async function refuseItself({ clones }: Engine, { source, target }: CloneInput): Promise<void> {
  if (!(await clones.same(source, target))) return;
  throw new SchemactlError('USAGE', `${describeTarget(target)} can't be cloned onto itself`, {
    hint: 'Name another target.',
  });
}

function noSource(source: Target): SchemactlError {
  return new SchemactlError('NO_SUCH_DATABASE', `there is no ${describeTarget(source)} to clone`, {
    hint: 'The source comes first, then the target.',
  });
}

async function refuseHeldTarget(ports: Ports, { target, open }: CloneInput): Promise<void> {
  await withSession(ports, { target, open: { ...open, readOnly: true } }, (session) =>
    refuseHeld(ports, session),
  );
}

function orderOf(ports: Ports, input: CloneInput, elapsed: () => number): CloneOrder {
  const { source, target, open, schemaOnly } = input;
  return {
    source,
    target,
    open,
    schemaOnly,
    stop: ports.stop,
    portion: (portion) =>
      ports.report({ kind: 'portion', verb: 'Cloning', ...portion, elapsedMs: elapsed() }),
  };
}

function tell(ports: Ports, { missing, notes }: CloneOutcome): void {
  for (const each of missing) ports.report({ kind: 'warning', text: `not in the clone: ${each}` });
  for (const text of notes) ports.report({ kind: 'note', text });
}

function resultOf(
  { source, target, schemaOnly, dryRun }: CloneInput,
  contents: Contents,
  outcome: CloneOutcome,
  durationMs: number,
): CloneResult {
  return {
    source: describeTarget(source),
    target: describeTarget(target),
    schemaOnly,
    created: contents === 'absent',
    replaced: contents === 'filled',
    ...outcome,
    durationMs,
    dryRun,
  };
}
