import { describeObject, headlines, oneLine } from '../diff/describe.js';
import type { Change } from '../diff/change.js';
import { subjectOf } from '../diff/change.js';
import { diff } from '../diff/diff.js';
import { differingFacets } from '../schema/equal.js';
import type { ObjectId } from '../schema/id.js';
import type { SchemaObject } from '../schema/object.js';
import type { SchemaState } from '../schema/state.js';

/** Something of a database that models made from it don't say. */
export interface Unheld {
  readonly kind: string;
  /** Absent for what schemactl doesn't model at all. */
  readonly id?: ObjectId | undefined;
  /** One line for a reader: what it is, and which of its properties, if not the whole. */
  readonly text: string;
}

/** What follows from the rest: the typed columns of a view from its query, the columns of a target from its key. */
function isDerived(facet: string, object: SchemaObject): boolean {
  if (object.kind === 'foreign-key') return facet === 'referencedColumns';
  const isView = object.kind === 'view' || object.kind === 'materialized-view';
  return isView && facet === 'columns' && object.columns?.every(({ type }) => type !== '') === true;
}

function words(facet: string): string {
  return facet.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function lineOf(change: Change): string | undefined {
  if (change.verb !== 'alter') return describeObject(subjectOf(change));
  const { before, after } = change;
  const facets = differingFacets(before, after).filter((facet) => !isDerived(facet, after));
  return facets.length === 0 ? undefined : `${describeObject(after)}: ${facets.map(words).join(', ')}`;
}

/** All of a state that is not in what its models were lowered to, in reading order. */
export function unheldIn(declared: SchemaState, present: SchemaState): readonly Unheld[] {
  const changes = headlines(diff(declared, present).changes).flatMap((change): readonly Unheld[] => {
    const text = lineOf(change);
    const { kind, id } = subjectOf(change);
    return text === undefined ? [] : [{ kind, id, text: oneLine(text) }];
  });
  return [
    ...changes,
    ...present.unmanaged.map(({ kind, name }) => ({ kind, text: oneLine(`${kind} ${name}`) })),
  ];
}
