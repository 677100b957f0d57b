import type { Declaration } from '../../domain/declaration/index.js';
import { SchemactlError } from '../../domain/error.js';
import { expand } from '../../domain/plan/expand.js';
import type { Leg } from '../../domain/plan/plan.js';
import { compileLeg, plainLeg } from '../../domain/plan/plan.js';
import { courseOf } from '../../domain/plan/renames.js';
import type { ObjectKind, SchemaObject } from '../../domain/schema/object.js';
import { nameOf } from '../../domain/schema/object.js';
import type { SchemaState } from '../../domain/schema/state.js';
import { schemaState } from '../../domain/schema/state.js';
import type { Engine } from '../ports/engine.js';

/** A change of one table, as two declarations that differ in it alone. */
export interface TableChange {
  readonly before: Declaration;
  readonly after: Declaration;
  /** The name of the table that is changed. */
  readonly table: string;
  /** Whether all of the table is known, so that it may be made anew. */
  readonly whole: boolean;
}

/** What tables stand on and is not theirs: it is taken to be there. */
const givenKinds: ReadonlySet<ObjectKind> = new Set<ObjectKind>(['schema', 'enum']);

/**
 * The statements of one change, as `new --auto` would write them. Throws USAGE where the engine would have to make the
 * table anew and only its name is known, and BAD_MODELS for what the engine can't hold.
 */
export function changeStatements(engine: Engine, change: TableChange): readonly string[] {
  const before = engine.lower(change.before);
  const after = engine.lower(change.after);
  const given = [...before.objects.values(), ...after.objects.values()].filter(({ kind }) =>
    givenKinds.has(kind),
  );
  return statements(engine, withObjects(before, given), withObjects(after, given), change);
}

/** The statements that drop one named part of a table. Throws USAGE where the table has none, or as above. */
export function removalStatements(
  engine: Engine,
  { declaration, kinds, name, table, whole }: Removal,
): readonly string[] {
  const before = engine.lower(declaration);
  const tables = [...before.objects.values()].filter((object) => object.kind === 'table');
  const owner = tables.find((object) => nameOf(object) === table)?.id;
  const found = [...before.objects.values()].find(
    (object) => kinds.includes(object.kind) && object.parent === owner && nameOf(object) === name,
  );
  if (!found) {
    throw new SchemactlError('USAGE', `table ${table} has no ${kinds.join(', ')} named ${name}`, {
      hint: 'Give the table as it is before the change, or its name alone.',
    });
  }
  const rest = [...before.objects.values()].filter(
    ({ id, parent }) => id !== found.id && parent !== found.id,
  );
  return statements(engine, before, schemaState(before.engine, rest), { table, whole });
}

/** What is to be dropped of a table. */
export interface Removal {
  readonly declaration: Declaration;
  readonly kinds: readonly ObjectKind[];
  readonly name: string;
  readonly table: string;
  readonly whole: boolean;
}

/** The statements that rename a table. */
export function renameStatements(engine: Engine, declaration: Declaration, to: string): readonly string[] {
  const before = engine.lower(declaration);
  const [name] = declaration.tables;
  const found = [...before.objects.values()].find(
    (object) => object.kind === 'table' && nameOf(object) === name?.name,
  );
  const renames = courseOf(before, found ? [{ id: found.id, to }] : [], engine.dialect.occupies);
  return framed(engine, { before, renames, renamed: renames.renamed, after: renames.renamed });
}

function withObjects(state: SchemaState, more: readonly SchemaObject[]): SchemaState {
  const all = new Map([...more, ...state.objects.values()].map((object) => [object.id, object]));
  return schemaState(state.engine, all.values());
}

function statements(
  engine: Engine,
  before: SchemaState,
  after: SchemaState,
  { table, whole }: Pick<TableChange, 'table' | 'whole'>,
): readonly string[] {
  if (!whole && expand({ before, after }, engine.dialect).rebuilds.size > 0) {
    const message = `${engine.name} makes table ${table} anew for that, and only its name is known`;
    const hint =
      "Give the table itself, as it is before: table('users', {…}) with table from 'schemactl/schema'.";
    throw new SchemactlError('USAGE', message, { hint });
  }
  return framed(engine, plainLeg(before, after));
}

function framed({ dialect }: Engine, leg: Leg): readonly string[] {
  return dialect.frame(compileLeg(leg, dialect)).statements.map(({ sql }) => sql);
}
