import type { Sides } from '../../../../domain/plan/dialect.js';
import type { Effect } from '../../../../domain/plan/effect.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Exclusion, PrimaryKey, Unique } from '../../../../domain/schema/objects/constraints.js';
import { childrenOf, dependentsOf, find } from '../../../../domain/schema/state.js';
import { tokenize } from '../../../../domain/sql/lexer.js';
import { postgresLexis } from '../sql/lexis.js';
import { freeName, joinedNames } from '../sql/names.js';
import { addedEffects } from './added-effects.js';
import { constraintName, isConstraint } from './constraint-clause.js';

/** A constraint whose index PostgreSQL can't join to that of a partitioned table. */
export type OverTime = Exclusion | ((PrimaryKey | Unique) & { readonly withoutOverlaps: true });

/**
 * Whether the server compares the index with no other one: exclusion constraints and keys `WITHOUT OVERLAPS`. Those of
 * partitions come with the one above or with the partition, never by a statement of their own.
 * https://www.postgresql.org/docs/current/sql-alterindex.html
 */
export function isOverTime(object: SchemaObject): object is OverTime {
  if (object.kind === 'exclusion') return true;
  return (object.kind === 'primary-key' || object.kind === 'unique') && object.withoutOverlaps === true;
}

/** Whether the server makes this constraint of a partition by itself. */
export function comesWithWhole(object: SchemaObject): object is OverTime {
  return isOverTime(object) && object.partOf !== undefined;
}

/** Such a constraint comes after its table is a partition. */
export function withPartitions(objects: readonly SchemaObject[]): readonly SchemaObject[] {
  if (!objects.some(comesWithWhole)) return objects;
  const links = new Map<ObjectId | undefined, ObjectId>();
  for (const { kind, id, parent } of objects) if (kind === 'partition') links.set(parent, id);
  return objects.map((object) => {
    const link = comesWithWhole(object) ? links.get(object.parent) : undefined;
    return link === undefined ? object : { ...object, mentions: [...(object.mentions ?? []), link] };
  });
}

/** Those which a table has from an earlier time as a partition: attached again, it gets others. */
export function ofEarlierTimes(
  table: ObjectId | undefined,
  { before, after }: Sides,
): readonly SchemaObject[] {
  return childrenOf(before, table ?? '').filter((each) => {
    const now = after.objects.get(each.id);
    return isOverTime(each) && now !== undefined && comesWithWhole(now);
  });
}

/** What the constraint of a partitioned table does to the partitions. */
export function effectsBelow(whole: SchemaObject, sides: Sides): readonly Effect[] {
  if (!isOverTime(whole)) return [];
  return dependentsOf(sides.after, whole.id)
    .filter(comesWithWhole)
    .filter(({ partOf }) => partOf === whole.id)
    .flatMap((part) => [...addedEffects(part, part.parent ?? '', sides), ...effectsBelow(part, sides)]);
}

/** The name that the server gives to the constraint of a partition. */
export function nameFromServer(part: OverTime, sides: Sides): string {
  const table = find(sides.after, 'table', part.parent)?.path.at(-1) ?? '';
  const taken = new Set(
    childrenOf(sides.after, part.parent ?? '')
      .filter(({ id }) => id !== part.id && sides.before.objects.has(id))
      .map((each) => (isConstraint(each) ? constraintName(each) : (each.path.at(-1) ?? ''))),
  );
  switch (part.kind) {
    case 'primary-key':
      return freeName(table, undefined, 'pkey', taken);
    case 'unique':
      return freeName(table, joinedNames(part.columns), 'excl', taken);
    case 'exclusion':
      return freeName(table, joinedNames(excluded(part.definition)), 'excl', taken);
  }
}

/** What the keys of an exclusion constraint are called: a column or function by its name, all else `expr`. */
function excluded(definition: string): readonly string[] {
  const tokens = tokenize(definition, postgresLexis).filter(({ kind }) => kind !== 'space');
  const names: string[] = [];
  let depth = 0;
  let isFirst = false;
  for (const { kind, start, end } of tokens) {
    const text = definition.slice(start, end);
    if (isFirst) names.push(kind === 'word' ? text : kind === 'quoted-name' ? unquoted(text) : 'expr');
    if (text === ')' && --depth === 0) break;
    isFirst = (text === '(' && depth === 0) || (text === ',' && depth === 1);
    if (text === '(') depth++;
  }
  return names;
}

const unquoted = (name: string): string => name.slice(1, -1).replaceAll('""', '"');
