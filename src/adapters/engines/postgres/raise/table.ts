import type {
  DeclaredCheck,
  DeclaredForeignKey,
  DeclaredIndex,
  DeclaredIndexKey,
  DeclaredKey,
  DeclaredTable,
} from '../../../../domain/declaration/declaration.js';
import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Check, ForeignKey, PrimaryKey, Unique } from '../../../../domain/schema/objects/constraints.js';
import type { Index, IndexKey } from '../../../../domain/schema/objects/index-object.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import { childrenOfKind } from '../../../../domain/schema/state.js';
import { columnsIn } from '../lower/keys.js';
import { raiseCollation } from './collation.js';
import { raiseColumns } from './columns.js';
import type { RaiseContext } from './context.js';
import { commentOn } from './context.js';
import { usualIndexName, usualName } from './names.js';
import { inSchema } from './place.js';

/** A table with all that models can say of it; undefined where they can't declare it. */
export function raiseTable(table: Table, context: RaiseContext): DeclaredTable | undefined {
  const { state } = context;
  const columns = raiseColumns(table, context);
  if (!context.declared.has(table.id)) return undefined;
  const [primaryKey] = childrenOfKind(state, table.id, 'primary-key');
  const [schema] = table.path;
  return {
    ...inSchema(schema),
    name: nameOf(table),
    columns,
    ...(primaryKey && { primaryKey: keyOf(primaryKey, table, context, 'pkey') }),
    uniques: childrenOfKind(state, table.id, 'unique').map((key) => keyOf(key, table, context, 'key')),
    checks: childrenOfKind(state, table.id, 'check').map((check) => checkOf(check, table, columns, context)),
    foreignKeys: childrenOfKind(state, table.id, 'foreign-key').flatMap((key) =>
      foreignKeyOf(key, table, context),
    ),
    indexes: childrenOfKind(state, table.id, 'index').map((index) => indexOf(index, table, context)),
    ...commentOn(table, context),
  };
}

function keyOf(
  key: PrimaryKey | Unique,
  table: Table,
  { named }: RaiseContext,
  label: 'pkey' | 'key',
): DeclaredKey {
  const usual = usualName(nameOf(table), label === 'pkey' ? undefined : key.columns, label);
  return {
    ...named(table.path, usual, key.name),
    columns: key.columns,
    ...(key.kind === 'unique' && key.nullsNotDistinct && { nullsNotDistinct: true }),
    ...(key.deferrable && { deferrable: key.deferrable }),
  };
}

function checkOf(
  check: Check,
  table: Table,
  columns: DeclaredTable['columns'],
  { named }: RaiseContext,
): DeclaredCheck {
  const sql = check.expression;
  const spoken = columnsIn(sql, { columns });
  const usual = usualName(nameOf(table), spoken.length === 1 ? spoken : undefined, 'check');
  return { ...named(table.path, usual, check.name), sql };
}

/** A foreign key to a table that models can't declare is left out. */
function foreignKeyOf(
  key: ForeignKey,
  table: Table,
  { named, declared }: RaiseContext,
): readonly DeclaredForeignKey[] {
  if (!declared.has(objectId('table', key.references))) return [];
  const [schema, name = ''] = key.references;
  return [
    {
      ...named(table.path, usualName(nameOf(table), key.columns, 'fkey'), key.name),
      columns: key.columns,
      references: { ...inSchema(schema), table: name, columns: key.referencedColumns },
      ...(key.onDelete !== 'no action' && { onDelete: key.onDelete }),
      ...(key.onUpdate !== 'no action' && { onUpdate: key.onUpdate }),
      ...(key.deferrable && { deferrable: key.deferrable }),
    },
  ];
}

function indexKeyOf(key: IndexKey): DeclaredIndexKey {
  return {
    ...(key.column === undefined ? { sql: key.expression ?? '' } : { column: key.column }),
    ...(key.descending && { order: 'desc' }),
    ...(key.nulls && { nulls: key.nulls }),
    ...(key.collation !== undefined && { collation: raiseCollation(key.collation) }),
    ...(key.operatorClass !== undefined && { operatorClass: key.operatorClass }),
  };
}

function indexOf(index: Index, table: Table, context: RaiseContext): DeclaredIndex {
  const declared: DeclaredIndex = {
    keys: index.keys.map(indexKeyOf),
    ...(index.unique && { unique: true }),
    ...(index.nullsNotDistinct && { nullsNotDistinct: true }),
    ...(index.method !== undefined && { method: index.method }),
    ...(index.include && { include: index.include }),
    ...(index.where !== undefined && { where: index.where }),
    ...commentOn(index, context),
  };
  const usual = usualIndexName(nameOf(table), declared);
  return { ...context.named(table.path, usual, nameOf(index)), ...declared };
}
