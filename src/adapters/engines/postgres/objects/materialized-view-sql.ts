import type { Way } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { differingFacets, equalValues } from '../../../../domain/schema/equal.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { MaterializedView, ViewColumn } from '../../../../domain/schema/objects/view.js';
import { qualified, quoteName } from '../sql/quote.js';
import { settings } from './column-alter.js';
import { rowTypeNames } from './names.js';
import type { ObjectSql } from './object-sql.js';
import { onlyStorage, storageActions } from './storage.js';

function createMaterialized(view: MaterializedView): Statement {
  const head = [
    `CREATE MATERIALIZED VIEW ${qualified(view.path)}`,
    ...(view.accessMethod === undefined ? [] : [`USING ${quoteName(view.accessMethod)}`]),
    ...(view.options ? [`WITH (${view.options.join(', ')})`] : []),
    ...(view.tablespace === undefined ? [] : [`TABLESPACE ${quoteName(view.tablespace)}`]),
  ].join(' ');
  return statement(`${head} AS\n${view.definition}`, [view.id]);
}

/** A column as if it were a table's: what may be set of it is the same. */
function asColumn(view: MaterializedView, { name, type, ...settings }: ViewColumn): Column {
  const path = [...view.path, name];
  return { kind: 'column', id: view.id, path, parent: view.id, needs: [], type, nullable: true, ...settings };
}

function columnSettings(before: readonly ViewColumn[], after: MaterializedView): readonly Statement[] {
  const old = new Map(before.map((column) => [column.name, column]));
  return (after.columns ?? []).flatMap((column) => {
    const { name, type } = column;
    return settings(asColumn(after, old.get(name) ?? { name, type }), asColumn(after, column), '');
  });
}

const shapeOf = (view: MaterializedView): unknown => view.columns?.map(({ name, type }) => [name, type]);

function way(before: MaterializedView, after: MaterializedView): Way {
  const facets = differingFacets(before, after).filter(
    (facet) => facet !== 'columns' || !equalValues(shapeOf(before), shapeOf(after)),
  );
  return onlyStorage(facets) ? 'alone' : 'replace';
}

/** The SQL of materialized views: what they hold is derived, so another query means a new view. */
export const materializedViewSql: ObjectSql<MaterializedView> = {
  occupies: rowTypeNames,
  way,
  create: (object) => [createMaterialized(object), ...columnSettings([], object)],
  drop: (object) => [
    statement(`DROP MATERIALIZED VIEW ${qualified(object.path)}`, [object.id], {
      lock: 'blocks reads and writes',
    }),
  ],
  alter: (before, after) => [
    ...storageActions(before, after).map((action) =>
      statement(`ALTER MATERIALIZED VIEW ${qualified(after.path)} ${action}`, [after.id], {
        lock: 'blocks reads and writes',
      }),
    ),
    ...columnSettings(before.columns ?? [], after),
  ],
  rename: (before, after) => [
    statement(`ALTER MATERIALIZED VIEW ${qualified(before.path)} RENAME TO ${quoteName(nameOf(after))}`, [
      after.id,
    ]),
  ],
};
