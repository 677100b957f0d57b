import type { ColumnType } from '../../src/domain/declaration/column-type';
import type {
  Declaration,
  DeclaredColumn,
  DeclaredForeignKey,
  DeclaredIndex,
  DeclaredKey,
  DeclaredTable,
} from '../../src/domain/declaration/declaration';
import { nameOf } from '../../src/domain/schema/object';
import type { ObjectKind, ObjectOf, SchemaObject } from '../../src/domain/schema/object';
import type { Column } from '../../src/domain/schema/objects/column';
import type { ForeignKey, PrimaryKey, Unique } from '../../src/domain/schema/objects/constraints';
import type { Index } from '../../src/domain/schema/objects/index-object';
import type { Sequence } from '../../src/domain/schema/objects/sequence';
import type { Table } from '../../src/domain/schema/objects/table';
import type { MaterializedView, View } from '../../src/domain/schema/objects/view';
import { childrenOfKind } from '../../src/domain/schema/state';
import type { SchemaState } from '../../src/domain/schema/state';

function all<Kind extends ObjectKind>(state: SchemaState, kind: Kind): readonly ObjectOf<Kind>[] {
  return [...state.objects.values()].filter((each): each is ObjectOf<Kind> => each.kind === kind);
}

function comment(state: SchemaState, { id }: SchemaObject): { readonly comment?: string } {
  const [found] = childrenOfKind(state, id, 'comment').filter(({ path }) => id.startsWith(`${path[0]}:`));
  return found ? { comment: found.text } : {};
}

const placed = ({ path: [schema = '', name = ''] }: SchemaObject): { schema: string; name: string } => ({
  schema,
  name,
});

/** What models say of a PostgreSQL database, as far as they have words for it. */
export function declarationOf(state: SchemaState): Declaration {
  return {
    tables: all(state, 'table').map((table) => tableOf(table, state)),
    enums: all(state, 'enum').map((each) => ({
      ...placed(each),
      values: each.values,
      ...comment(state, each),
    })),
    sequences: all(state, 'sequence')
      .filter((each) => each.ownedBy === undefined)
      .map(sequenceOf),
    views: inOrder([...all(state, 'view'), ...all(state, 'materialized-view')]).map((each) => ({
      ...placed(each),
      sql: each.definition,
      materialized: each.kind === 'materialized-view',
      ...comment(state, each),
    })),
  };
}

/** As people write them: a view after those that it reads. */
function inOrder(views: readonly (View | MaterializedView)[]): readonly (View | MaterializedView)[] {
  const byId = new Map(views.map((view) => [view.id, view]));
  const done = new Set<View | MaterializedView>();
  const visit = (view: View | MaterializedView): void => {
    for (const need of view.needs) {
      const other = byId.get(need);
      if (other && !done.has(other)) visit(other);
    }
    done.add(view);
  };
  views.forEach(visit);
  return [...done];
}

function sequenceOf(each: Sequence): Declaration['sequences'][number] {
  return {
    ...placed(each),
    start: Number(each.start),
    increment: Number(each.increment),
    ...(Number.isSafeInteger(Number(each.min)) ? { min: Number(each.min) } : {}),
    ...(Number.isSafeInteger(Number(each.max)) ? { max: Number(each.max) } : {}),
    cycle: each.cycle,
  };
}

function tableOf(table: Table, state: SchemaState): DeclaredTable {
  const { id } = table;
  const [primaryKey] = childrenOfKind(state, id, 'primary-key');
  const columns = [...childrenOfKind(state, id, 'column')].sort(
    (a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0),
  );
  return {
    ...placed(table),
    columns: columns.map((column) => columnOf(column, state)),
    ...(primaryKey ? { primaryKey: keyOf(primaryKey) } : {}),
    uniques: childrenOfKind(state, id, 'unique').map(keyOf),
    checks: childrenOfKind(state, id, 'check').map((each) => ({ name: nameOf(each), sql: each.expression })),
    foreignKeys: childrenOfKind(state, id, 'foreign-key').map(foreignKeyOf),
    indexes: childrenOfKind(state, id, 'index').map((index) => ({
      ...indexOf(index),
      ...comment(state, index),
    })),
    ...comment(state, table),
  };
}

function columnOf(column: Column, state: SchemaState): DeclaredColumn {
  const [preset] = childrenOfKind(state, column.id, 'default');
  const { identity, generated, collation } = column;
  const serial = childrenOfKind(state, column.id, 'sequence').some(({ id }) => preset?.needs.includes(id));
  return {
    name: nameOf(column),
    type: typeOf(column, state),
    nullable: column.nullable,
    ...(preset && !serial ? { default: { kind: 'sql', sql: preset.expression } } : {}),
    ...(serial ? { serial } : {}),
    ...(identity
      ? {
          identity: {
            generation: identity.generation,
            start: Number(identity.start),
            increment: Number(identity.increment),
          },
        }
      : {}),
    ...(generated ? { generated: { sql: generated.expression, stored: generated.stored } } : {}),
    ...(collation === undefined ? {} : { collation: collation.replaceAll('"', '') }),
    ...comment(state, column),
  };
}

/** A type in the words of the engine itself, but for those that lowering asks the name of. */
function typeOf({ type, needs }: Column, state: SchemaState): ColumnType {
  const own = needs.map((id) => state.objects.get(id)).find((each) => each?.kind === 'enum');
  if (own) {
    const plain: ColumnType = { name: 'enum', enum: nameOf(own), schema: own.path[0] ?? '' };
    return type.endsWith('[]') ? { name: 'array', of: plain } : plain;
  }
  if (type === 'smallint' || type === 'integer' || type === 'bigint') return { name: type };
  return { name: 'native', sql: type };
}

function keyOf({ name, columns, deferrable, ...key }: PrimaryKey | Unique): DeclaredKey {
  const distinct = 'nullsNotDistinct' in key && key.nullsNotDistinct === true;
  return {
    ...(name === undefined ? {} : { name }),
    columns,
    ...(deferrable === undefined ? {} : { deferrable }),
    ...(distinct ? { nullsNotDistinct: true } : {}),
  };
}

function foreignKeyOf(key: ForeignKey): DeclaredForeignKey {
  const [schema = '', table = ''] = key.references;
  return {
    name: nameOf(key),
    columns: key.columns,
    references: { schema, table, columns: key.referencedColumns },
    onDelete: key.onDelete,
    onUpdate: key.onUpdate,
    ...(key.deferrable === undefined ? {} : { deferrable: key.deferrable }),
  };
}

function indexOf(index: Index): DeclaredIndex {
  return {
    name: nameOf(index),
    keys: index.keys.map(({ column, expression, descending, nulls, collation, operatorClass }) => ({
      ...(column === undefined ? { sql: expression ?? '' } : { column }),
      ...(descending ? { order: 'desc' } : {}),
      ...(nulls === undefined ? {} : { nulls }),
      ...(collation === undefined ? {} : { collation: collation.replaceAll('"', '') }),
      ...(operatorClass === undefined ? {} : { operatorClass }),
    })),
    unique: index.unique,
    ...(index.method === undefined ? {} : { method: index.method }),
    ...(index.include ? { include: index.include } : {}),
    ...(index.where === undefined ? {} : { where: index.where }),
    ...(index.nullsNotDistinct ? { nullsNotDistinct: true } : {}),
  };
}
