import { differingFacets } from '../../../../domain/schema/equal.js';
import type { Sides, Way } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Index, IndexKey } from '../../../../domain/schema/objects/index-object.js';
import { find } from '../../../../domain/schema/state.js';
import { nameList, qualified, quoteName } from '../sql/quote.js';
import { addedEffects } from './added-effects.js';
import { clusterChange, clusterOn } from './cluster.js';
import { bracketed } from './column-clause.js';
import { relationName } from './names.js';
import type { ObjectSql } from './object-sql.js';
import { attachPart, joins } from './part-of.js';
import { only } from './kinship.js';
import { replicaIdentityOf } from './replica-identity.js';
import { onlyStorage, storageActions } from './storage.js';

function keyText(key: IndexKey): string {
  return [
    key.column === undefined ? bracketed(key.expression ?? '') : quoteName(key.column),
    ...(key.collation === undefined ? [] : [`COLLATE ${key.collation}`]),
    ...(key.operatorClass === undefined ? [] : [key.operatorClass]),
    ...(key.descending ? ['DESC'] : []),
    ...(key.nulls === undefined ? [] : [`NULLS ${key.nulls.toUpperCase()}`]),
  ].join(' ');
}

function createText(index: Index, table: readonly string[], sides: Sides): string {
  const method = index.method === undefined ? '' : `USING ${quoteName(index.method)} `;
  return [
    `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${quoteName(nameOf(index))} ON ${only(index.parent, sides)}${qualified(table)}`,
    `${method}(${index.keys.map(keyText).join(', ')})`,
    ...(index.include ? [`INCLUDE (${nameList(index.include)})`] : []),
    ...(index.nullsNotDistinct ? ['NULLS NOT DISTINCT'] : []),
    ...(index.options ? [`WITH (${index.options.join(', ')})`] : []),
    ...(index.tablespace === undefined ? [] : [`TABLESPACE ${quoteName(index.tablespace)}`]),
    ...(index.where === undefined ? [] : [`WHERE ${index.where}`]),
  ].join(' ');
}

/** Says of single keys how much the planner is told of them. */
function keyStatistics(
  { path, id, statistics = [] }: Index,
  before: Index['statistics'] = [],
): readonly Statement[] {
  const told = new Map(before.map(({ key, target }) => [key, target]));
  const lost = [...told.keys()].filter((key) => !statistics.some((each) => each.key === key));
  const changes = [
    ...lost.map((key) => ({ key, target: -1 })),
    ...statistics.filter(({ key, target }) => told.get(key) !== target),
  ];
  return changes.map(({ key, target }) =>
    statement(`ALTER INDEX ${qualified(path)} ALTER COLUMN ${key} SET STATISTICS ${target}`, [id]),
  );
}

const inPlace: ReadonlySet<string> = new Set(['clustered', 'statistics']);

function create(index: Index, sides: Sides): readonly Statement[] {
  const owner =
    find(sides.after, 'table', index.parent) ?? find(sides.after, 'materialized-view', index.parent);
  const standing = owner !== undefined && sides.before.objects.has(owner.id);
  const effects = addedEffects(index, index.parent ?? '', sides);
  return [
    statement(createText(index, owner?.path ?? [], sides), [index.id], {
      lock: standing ? 'blocks writes' : 'none',
      effects: index.unique ? effects : effects.filter((effect) => effect.kind === 'scans-table'),
    }),
    ...attachPart(index, sides),
    ...replicaIdentityOf(nameOf(index), index.parent, sides),
    ...keyStatistics(index),
    ...clusterOn(index, nameOf(index), sides.after),
  ];
}

/** An index of a partitioned table has no storage of its own, and one that is a part of another stays it. */
function way(before: Index, after: Index, sides: Sides): Way {
  const facets = differingFacets(before, after)
    .filter((facet) => !inPlace.has(facet))
    .filter((facet) => facet !== 'partOf' || !joins(before, sides));
  const isUpper = find(sides.after, 'table', after.parent)?.partitionBy !== undefined;
  return onlyStorage(facets) && !(isUpper && facets.length > 0) ? 'alone' : 'replace';
}

/** The SQL of indexes. */
export const indexSql: ObjectSql<Index> = {
  occupies: ({ path }) => [relationName(path)],
  way,
  create: (object, _embedded, sides) => create(object, sides),
  drop: (object) => [
    statement(`DROP INDEX ${qualified(object.path)}`, [object.id], { lock: 'blocks reads and writes' }),
  ],
  alter: (before, after, sides) => [
    ...storageActions(before, after).map((action) =>
      statement(`ALTER INDEX ${qualified(after.path)} ${action}`, [after.id], {
        lock: 'blocks reads and writes',
      }),
    ),
    ...(before.partOf === after.partOf ? [] : attachPart(after, sides)),
    ...keyStatistics(after, before.statistics),
    ...clusterChange(before, after, nameOf(after), sides.after),
  ],
  rename: (before, after) => [
    statement(`ALTER INDEX ${qualified(before.path)} RENAME TO ${quoteName(nameOf(after))}`, [after.id]),
  ],
};
