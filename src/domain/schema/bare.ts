import type { ObjectId } from './id.js';
import type { ObjectKind, SchemaObject } from './object.js';
import { schemaState } from './state.js';
import type { SchemaState } from './state.js';

/** What rows can't be put into a table without. */
const firm: ReadonlySet<ObjectKind> = new Set<ObjectKind>([
  'schema',
  'extension',
  'collation',
  'enum',
  'domain',
  'domain-check',
  'composite',
  'range',
  'sequence',
  'foreign-data-wrapper',
  'foreign-server',
  'table',
  'virtual-table',
  'column',
  'default',
  'check',
  'inheritance',
  'partition',
]);

/** What is made faster, or only holds, when the rows are there. */
const after: ReadonlySet<ObjectKind> = new Set<ObjectKind>([
  'primary-key',
  'unique',
  'exclusion',
  'index',
  'foreign-key',
  'statistics',
  'materialized-view',
  'rule',
  'trigger',
  'policy',
  'event-trigger',
  'publication',
  'subscription',
]);

/** A check that the rows need not meet must not be there before them. */
const isLenient = (object: SchemaObject): boolean =>
  (object.kind === 'check' || object.kind === 'domain-check') && object.notValid === true;

/**
 * The part of a state that has to be there before the rows: without keys, indexes, triggers and what else the rows
 * would make slow or would set off, unless a table or a column itself needs it.
 */
export function bareState(state: SchemaState): SchemaState {
  const kept = new Set<ObjectId>();
  const keep = (object: SchemaObject | undefined): void => {
    if (!object || kept.has(object.id)) return;
    kept.add(object.id);
    for (const id of edgesOf(object)) keep(state.objects.get(id));
  };
  const objects = [...state.objects.values()];
  objects.filter((each) => firm.has(each.kind) && !isLenient(each)).forEach(keep);
  // What is needed comes before what needs it, but not in the order of ids.
  for (let size = -1; size !== kept.size;) {
    size = kept.size;
    for (const each of objects) if (mayStay(each, state, kept)) kept.add(each.id);
  }
  return schemaState(
    state.engine,
    objects.filter(({ id }) => kept.has(id)),
  );
}

function edgesOf({ parent, needs }: SchemaObject): readonly ObjectId[] {
  return parent === undefined ? needs : [parent, ...needs];
}

function mayStay(object: SchemaObject, { objects }: SchemaState, kept: ReadonlySet<ObjectId>): boolean {
  if (after.has(object.kind) || isLenient(object)) return false;
  return edgesOf(object).every((id) => kept.has(id) || !objects.has(id));
}
