import { describeChange, headlines } from '../domain/diff/describe.js';
import type { Change } from '../domain/diff/change.js';
import { subjectOf } from '../domain/diff/change.js';
import { parseRename } from '../domain/diff/rename-argument.js';
import type { RenameIntent } from '../domain/diff/rename.js';
import type { Plan, PlannedLeg } from '../domain/plan/plan.js';
import { judge } from '../domain/risk/judge.js';
import type { Risk } from '../domain/risk/risk.js';
import { renamesToDo } from './model-loader.js';
import { hasRenames, planBetween, planOneWay } from './planning/plan-between.js';
import type { PlanInput } from './planning/plan-between.js';
import type { Ports } from './ports/ports.js';
import type { CompareInput, Comparison } from './sources/compare.js';
import { compare } from './sources/compare.js';
import { ofManyTables, ofNone } from './sources/both-databases.js';

/** One change as data: what a reader, a program or an agent needs to know of it. */
export interface ChangeSummary {
  readonly verb: Change['verb'];
  readonly kind: string;
  readonly id: string;
  readonly text: string;
}

export interface DiffResult {
  readonly engine: string;
  readonly from: string;
  readonly to: string;
  readonly changes: readonly ChangeSummary[];
  /** The way there, ready to run; empty where there is no difference. */
  readonly sql: string;
  readonly risks: readonly Risk[];
  readonly notes: readonly string[];
}

export interface DiffInput extends CompareInput {
  /** Arguments of `--rename`. */
  readonly renames: readonly string[];
}

/** The difference between any two sources, as changes and as SQL. */
export async function diffSources(ports: Ports, input: DiffInput): Promise<DiffResult> {
  const { comparison, legs } = await compareAndPlan(ports, input);
  const changes = legs.flatMap((leg) => leg.changes);
  return {
    engine: comparison.engine.name,
    from: comparison.from.label,
    to: comparison.to.label,
    changes: headlines(changes).map(summarize),
    sql: legs.map(({ up }) => scriptOf(up.statements)).join('\n'),
    risks: judge(legs.flatMap(({ up }) => up.statements)),
    notes: comparison.notes,
  };
}

interface Planned {
  readonly comparison: Comparison;
  readonly legs: readonly PlannedLeg[];
}

/** Reads of two databases only what differs, unless there are renames: those are done in a shadow of the whole. */
async function compareAndPlan(ports: Ports, input: DiffInput): Promise<Planned> {
  const differing = input.renames.length === 0 ? (input.differing ?? ofManyTables) : ofNone;
  const comparison = await compare(ports, { ...input, differing });
  const isPartial = comparison.from.partial ?? false;
  if (!isPartial || !hasRenames(planInput(comparison, [])))
    return { comparison, legs: await planOneWay(planInput(comparison, input.renames)) };
  const whole = await compare(ports, { ...input, differing: ofNone });
  return { comparison: whole, legs: await planOneWay(planInput(whole, input.renames)) };
}

/** Plans a comparison, both ways, with the renames that flags and models name. */
export async function planComparison(comparison: Comparison, renames: readonly string[]): Promise<Plan> {
  return planBetween(planInput(comparison, renames));
}

function planInput(comparison: Comparison, renames: readonly string[]): PlanInput {
  const { engine, place, scope, from, to } = comparison;
  const intents = renameIntents(comparison, renames);
  const declared = to.declaration !== undefined;
  return { engine, place, scope, before: from.state, after: to.state, renames: intents, declared };
}

/** What flags and models say was renamed, flags first. */
export function renameIntents(comparison: Comparison, renames: readonly string[]): readonly RenameIntent[] {
  const { engine, from, to } = comparison;
  const flags = renames.map((argument) => parseRename(argument, from.state));
  const declared = to.declaration ? renamesToDo(to.declaration, from.state, engine) : [];
  const named = new Set(flags.map(({ id }) => id));
  const columns = flags.filter(({ id }) => id.startsWith('column:'));
  const others = flags.filter(({ id }) => !id.startsWith('column:'));
  // A flag names a column under its table's name of today, a model under its table's new name.
  return [...columns, ...others, ...declared.filter(({ id }) => !named.has(id))];
}

/** A change as data. */
export function summarize(change: Change): ChangeSummary {
  const subject = subjectOf(change);
  return { verb: change.verb, kind: subject.kind, id: subject.id, text: describeChange(change) };
}

/** Statements as one script for a database's own shell. */
export function scriptOf(statements: readonly { readonly sql: string }[]): string {
  return statements.map(({ sql }) => `${sql};\n`).join('');
}
