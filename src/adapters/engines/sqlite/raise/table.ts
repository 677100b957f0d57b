import type {
  DeclaredCheck,
  DeclaredColumn,
  DeclaredForeignKey,
  DeclaredIndex,
  DeclaredIndexKey,
  DeclaredKey,
  DeclaredTable,
} from '../../../../domain/declaration/declaration.js';
import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Check, ForeignKey, PrimaryKey, Unique } from '../../../../domain/schema/objects/constraints.js';
import type { Index, IndexKey } from '../../../../domain/schema/objects/index-object.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import { childrenOfKind } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { indexNames } from '../lower/index-object.js';
import { isRowidAlias } from '../objects/primary-key.js';
import { raiseDefault } from './default.js';
import { raiseType } from './types.js';

const byOrdinal = (a: { readonly ordinal?: number | undefined }, b: typeof a): number =>
  (a.ordinal ?? 0) - (b.ordinal ?? 0);

/** A table with all that models can say of it. */
export function raiseTable(table: Table, state: SchemaState): DeclaredTable {
  const [key] = childrenOfKind(state, table.id, 'primary-key');
  const columns = [...childrenOfKind(state, table.id, 'column')].sort(byOrdinal);
  const rowid = isRowidAlias(key, columns, table) ? key : undefined;
  return {
    name: nameOf(table),
    columns: columns.map((column) => columnOf(column, table, { key, rowid, state })),
    ...(key && { primaryKey: keyOf(key) }),
    uniques: [...childrenOfKind(state, table.id, 'unique')].sort(byOrdinal).map(keyOf),
    checks: [...childrenOfKind(state, table.id, 'check')].sort(byOrdinal).map(checkOf),
    foreignKeys: [...childrenOfKind(state, table.id, 'foreign-key')]
      .sort(byOrdinal)
      .flatMap((each) => foreignKeyOf(each, state)),
    indexes: childrenOfKind(state, table.id, 'index').map((index) => indexOf(index, table)),
    ...(table.strict && { strict: true }),
    ...(table.withoutRowid && { withoutRowid: true }),
  };
}

interface Surroundings {
  readonly key: PrimaryKey | undefined;
  /** The primary key, where its column is the rowid. */
  readonly rowid: PrimaryKey | undefined;
  readonly state: SchemaState;
}

const collations: ReadonlySet<string> = new Set(['NOCASE', 'RTRIM']);

function columnOf(column: Column, table: Table, { key, rowid, state }: Surroundings): DeclaredColumn {
  const name = nameOf(column);
  const { generated, collation } = column;
  const type = raiseType(column.type, table.strict === true);
  const [preset] = childrenOfKind(state, column.id, 'default');
  return {
    name,
    type,
    nullable: column.nullable && !key?.columns.includes(name),
    ...(preset && { default: raiseDefault(preset.expression, type) }),
    ...(rowid?.columns.includes(name) && {
      identity: { generation: rowid.autoincrement ? 'always' : 'by default' },
    }),
    ...(generated && { generated: { sql: generated.expression, stored: generated.stored } }),
    ...(collation !== undefined && collations.has(collation) && { collation }),
  };
}

const named = ({ name }: { readonly name?: string | undefined }): { readonly name?: string } =>
  name === undefined ? {} : { name };

function keyOf(key: PrimaryKey | Unique): DeclaredKey {
  return { ...named(key), columns: key.columns };
}

function checkOf(check: Check): DeclaredCheck {
  return { ...named(check), sql: check.expression };
}

/** A key that names no columns means the primary key of its target; one to a table that isn't there is left out. */
function foreignKeyOf(key: ForeignKey, state: SchemaState): readonly DeclaredForeignKey[] {
  const target = objectId('table', key.references);
  const [primary] = childrenOfKind(state, target, 'primary-key');
  const columns = key.referencedColumns.length > 0 ? key.referencedColumns : primary?.columns;
  if (!state.objects.has(target) || columns?.length !== key.columns.length) return [];
  return [
    {
      ...named(key),
      columns: key.columns,
      references: { table: key.references.at(-1) ?? '', columns },
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
    ...(key.collation !== undefined && { collation: key.collation }),
  };
}

function indexOf(index: Index, table: Table): DeclaredIndex {
  const declared: DeclaredIndex = {
    keys: index.keys.map(indexKeyOf),
    ...(index.unique && { unique: true }),
    ...(index.where !== undefined && { where: index.where }),
  };
  const name = nameOf(index);
  return { ...(name !== indexNames([])(declared, nameOf(table)) && { name }), ...declared };
}
