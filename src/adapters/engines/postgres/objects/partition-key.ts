import type { Alter, Create, Drop } from '../../../../domain/diff/change.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import { differingFacets } from '../../../../domain/schema/equal.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import { dependentsOf, find } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { tokensIn } from '../../../../domain/sql/lexer.js';
import { postgresLexis } from '../sql/lexis.js';
import { onlyGains } from './enum-labels.js';
import { isReplaceable } from './routine-alter.js';

/** The columns by which a table shares out its rows; one that is called like a function in the key counts too. */
function keyColumns({ path, partitionBy = '' }: Table, state: SchemaState): readonly Column[] {
  return [...tokensIn(partitionBy, postgresLexis)].flatMap(({ kind, start, end }) => {
    if (kind !== 'word' && kind !== 'quoted-name') return [];
    const text = partitionBy.slice(start, end);
    const name = kind === 'word' ? text : text.slice(1, -1).replaceAll('""', '"');
    return find(state, 'column', objectId('column', [...path, name])) ?? [];
  });
}

const inPlaceOfDomain: ReadonlySet<string> = new Set(['notNull', 'notNullName']);

function differs(old: SchemaObject, now: SchemaObject): boolean {
  const facets = differingFacets(old, now);
  if (facets.length === 0) return false;
  switch (old.kind) {
    case 'enum':
      return now.kind === 'enum' && !onlyGains(old, now);
    case 'function':
      return now.kind === 'function' && !isReplaceable(old, now);
    case 'domain':
      return !facets.every((facet) => inPlaceOfDomain.has(facet));
    case 'column':
      return facets.includes('type') || facets.includes('collation');
    case 'composite':
    case 'range':
    case 'base-type':
    case 'collation':
    case 'operator-class':
      return true;
    default:
      return false;
  }
}

/** Whether a thing that a key is made of doesn't stay as it is, or stands on one that doesn't. */
function givesWay(id: ObjectId, { before, after }: Sides, seen: ReadonlySet<ObjectId> = new Set()): boolean {
  const [old, now] = [before.objects.get(id), after.objects.get(id)];
  if (!old || old.kind === 'table' || seen.has(id)) return false;
  if (!now || differs(old, now)) return true;
  const known = new Set([...seen, id]);
  return old.needs.some((need) => givesWay(need, { before, after }, known));
}

/**
 * Whether a partitioned table can't keep its key, since a column of it changes its type, or what it is made of is made
 * anew: the server changes neither under a key. Its partitions hold the rows and wait outside meanwhile.
 * https://www.postgresql.org/docs/current/sql-altertable.html
 */
export function losesKey(before: Table, sides: Sides): boolean {
  if (before.partitionBy === undefined) return false;
  const things = [...keyColumns(before, sides.before).map(({ id }) => id), ...before.needs];
  return things.some((id) => givesWay(id, sides));
}

/** The partitioned tables whose keys stand in the way of a change. */
export function keysInTheWay(change: Create | Drop | Alter, sides: Sides): readonly Table[] {
  if (change.verb === 'create') return [];
  const subject = change.verb === 'drop' ? change.object : change.before;
  const around = [subject, ...dependentsOf(sides.before, subject.id)];
  const tables = new Set(around.map((each) => (each.kind === 'column' ? each.parent : each.id)));
  return [...tables].flatMap((id) => {
    const table = find(sides.before, 'table', id);
    return table && losesKey(table, sides) ? [table] : [];
  });
}
