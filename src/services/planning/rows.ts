import { SchemactlError } from '../../domain/error.js';
import type { Plan } from '../../domain/plan/plan.js';
import type { ObjectId } from '../../domain/schema/id.js';
import { objectId } from '../../domain/schema/id.js';
import { nameOf } from '../../domain/schema/object.js';
import type { Column } from '../../domain/schema/objects/column.js';
import { childrenOfKind, find } from '../../domain/schema/state.js';
import type { SchemaState } from '../../domain/schema/state.js';
import type { TableRows } from '../ports/row-witness.js';
import type { Session } from '../ports/session.js';

/** The rows of one table before a change, under the names that its columns have after it. */
interface KeptTable {
  readonly id: ObjectId;
  /** Name before -> name after, of the columns that are on both sides. */
  readonly names: ReadonlyMap<string, string>;
  readonly rows: TableRows;
  /** Columns (names after) whose values may be spelled otherwise, since their type changes. */
  readonly retyped: ReadonlySet<string>;
}

/** A table or column of today and what it is called after the renames of a plan. */
interface Renamed {
  readonly before: ObjectId;
  readonly after: ObjectId;
}

function renamesOf(plan: Plan, direction: 'up' | 'down'): readonly Renamed[] {
  const renames = plan.revisions.flatMap(({ changes }) =>
    changes.filter((change) => change.verb === 'rename'),
  );
  const ids = renames.map(({ before, after }) => ({ before: before.id, after: after.id }));
  return direction === 'up'
    ? ids
    : ids.reverse().map(({ before, after }) => ({ before: after, after: before }));
}

/** What a table is called before the renames of a plan. */
export function tableBefore(plan: Plan, table: ObjectId): ObjectId {
  return renamesOf(plan, 'down').reduce((id, { before, after }) => (id === before ? after : id), table);
}

/** Follows one id through the renames; a column moves with its table first. */
function follow(
  start: ObjectId,
  renames: readonly Renamed[],
  move: (id: ObjectId, rename: Renamed) => ObjectId,
): ObjectId {
  return renames.reduce(move, start);
}

/** Tables of which a statement says that their rows go, though a table of that name is there again afterwards. */
function givenUp(plan: Plan, direction: 'up' | 'down'): ReadonlySet<ObjectId> {
  const effects = plan.revisions.flatMap((revision) =>
    revision[direction].statements.flatMap((each) => each.effects),
  );
  return new Set(effects.flatMap((effect) => (effect.kind === 'drops-data' ? [effect.object] : [])));
}

/** Reads the rows of every table that survives, in the columns that survive. */
export async function takeRows(
  session: Session,
  state: SchemaState,
  plan: Plan,
  direction: 'up' | 'down',
): Promise<readonly KeptTable[]> {
  const last = plan.revisions.at(direction === 'up' ? -1 : 0);
  const target = direction === 'up' ? last?.after : last?.before;
  if (!target) return [];
  const renames = renamesOf(plan, direction);
  const given = givenUp(plan, direction);
  const kept: KeptTable[] = [];
  for (const table of state.objects.values()) {
    if (table.kind !== 'table' || table.foreign) continue;
    const found = survivors(state, target, table.id, renames);
    if (!found || found.names.size === 0 || given.has(found.id)) continue;
    const rows = await session.witness.read(state, table.id, [...found.names.keys()]);
    kept.push({ ...found, rows });
  }
  return kept;
}

function survivors(
  state: SchemaState,
  target: SchemaState,
  table: ObjectId,
  renames: readonly Renamed[],
): Omit<KeptTable, 'rows'> | undefined {
  const id = follow(table, renames, (at, rename) => (at === rename.before ? rename.after : at));
  const after = find(target, 'table', id);
  if (!after) return undefined;
  const names = new Map<string, string>();
  const retyped = new Set<string>();
  for (const column of childrenOfKind(state, table, 'column')) {
    const name = nameAfter(column, renames);
    const other = find(target, 'column', objectId('column', [...after.path, name]));
    if (!other || column.generated || other.generated) continue;
    names.set(nameOf(column), name);
    if (other.type !== column.type) retyped.add(name);
  }
  return { id, names, retyped };
}

/** The name of a column after the renames: its id is followed under its table's changing name. */
function nameAfter(column: Column, renames: readonly Renamed[]): string {
  const idUnder = (table: ObjectId, name: string): ObjectId =>
    `column:${table.slice('table:'.length)}.${partOf(name)}`;
  let table = column.parent ?? '';
  let name = nameOf(column);
  for (const { before, after } of renames) {
    if (before === table) table = after;
    else if (before === idUnder(table, name)) name = lastPart(after, table);
  }
  return name;
}

function partOf(name: string): string {
  return objectId('', [name]).slice(1);
}

function lastPart(id: ObjectId, table: ObjectId): string {
  const text = id.slice('column:'.length + table.slice('table:'.length).length + 1);
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** What of the rows was there before a change and is there after it. */
export interface Kept {
  readonly rows: number;
  readonly tables: number;
  readonly columns: number;
}

/** Compares the rows of all surviving columns with those taken before, and counts them. */
export async function compareRows(
  session: Session,
  kept: readonly KeptTable[],
  state: SchemaState,
  way: string,
): Promise<Kept> {
  for (const table of kept) {
    const now = await session.witness.read(state, table.id, [...table.names.values()]);
    if (now.count !== table.rows.count) {
      throw lost(`${way} leaves ${now.count} of ${table.rows.count} rows`, table.id);
    }
    compareTable(table, now, way);
  }
  const filled = kept.filter(({ rows }) => rows.count > 0);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  return {
    rows: sum(filled.map(({ rows }) => rows.count)),
    tables: filled.length,
    columns: sum(filled.map(({ names }) => names.size)),
  };
}

/** Whole rows are compared, whatever their order; of a column whose type changes only that no value comes or goes. */
function compareTable(table: KeptTable, now: TableRows, way: string): void {
  const whole = [...table.names].filter(([, after]) => !table.retyped.has(after));
  const before = tuples(
    table.rows,
    whole.map(([name]) => name),
  );
  const after = tuples(
    now,
    whole.map(([, name]) => name),
  );
  if (before.some((row, index) => row !== after[index]))
    throw lost(`${way} changes values in ${namesOf(whole)}`, table.id);
  for (const [old, name] of table.names) {
    if (!table.retyped.has(name)) continue;
    if (nulls(table.rows.columns.get(old) ?? []) !== nulls(now.columns.get(name) ?? [])) {
      throw lost(`${way} loses values of column ${name}`, table.id);
    }
  }
}

function namesOf(pairs: readonly (readonly [string, string])[]): string {
  return pairs.length === 1
    ? `column ${pairs[0]?.[1] ?? ''}`
    : `columns ${pairs.map(([, name]) => name).join(', ')}`;
}

/** Every row as one text, sorted. */
function tuples(rows: TableRows, names: readonly string[]): readonly string[] {
  const columns = names.map((name) => rows.columns.get(name) ?? []);
  return Array.from({ length: rows.count }, (_, row) =>
    JSON.stringify(columns.map((values) => values[row] ?? null)),
  ).sort();
}

function nulls(values: readonly (string | null)[]): number {
  return values.filter((value) => value === null).length;
}

function lost(message: string, table: ObjectId): SchemactlError {
  return new SchemactlError('PROOF_FAILED', `the proof failed: ${table}: ${message}`, {
    hint: 'Nothing was written. --no-prove writes the file without a proof.',
    place: { object: table },
  });
}
