import type { DeclaredColumn, DeclaredIdentity } from '../../../../domain/declaration/declaration.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Column, Identity } from '../../../../domain/schema/objects/column.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import { childrenOf, childrenOfKind } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { serialSequence } from '../objects/column-clause.js';
import { defaultOptions } from '../objects/sequence-options.js';
import { raiseCollation } from './collation.js';
import type { RaiseContext } from './context.js';
import { commentOn } from './context.js';
import { raiseDefault } from './default.js';

/** The columns of a table in their order. */
export function raiseColumns(table: Table, context: RaiseContext): readonly DeclaredColumn[] {
  const columns = childrenOfKind(context.state, table.id, 'column');
  return [...columns]
    .sort((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0))
    .map((column) => columnOf(column, context));
}

/** The sequence of a column that is what `serial` makes, be it unlogged, which models can't say. */
export function serialOf(column: Column, state: SchemaState): ObjectId | undefined {
  const parts = childrenOf(state, column.id).map((part) =>
    part.kind === 'sequence' ? { ...part, unlogged: undefined } : part,
  );
  return serialSequence(column, parts, undefined)?.id;
}

function columnOf(column: Column, context: RaiseContext): DeclaredColumn {
  const { identity, generated, collation } = column;
  const serial = serialOf(column, context.state) !== undefined;
  return {
    name: nameOf(column),
    type: context.typeOf(column.type),
    nullable: column.nullable,
    ...(serial ? { serial } : defaultOf(column, context)),
    ...(identity && { identity: identityOf(identity, column.type) }),
    ...(generated && { generated: { sql: generated.expression, stored: generated.stored } }),
    ...(collation !== undefined && { collation: raiseCollation(collation) }),
    ...commentOn(column, context),
  };
}

function defaultOf(column: Column, { state, typeOf }: RaiseContext): Pick<DeclaredColumn, 'default'> {
  const [preset] = childrenOfKind(state, column.id, 'default');
  if (!preset) return {};
  return { default: raiseDefault(preset.expression, typeOf(column.type), column.type) };
}

function identityOf(identity: Identity, type: string): DeclaredIdentity {
  const { generation, increment } = identity;
  const usual = defaultOptions(type, increment);
  return {
    generation,
    ...(identity.start !== usual.start && { start: Number(identity.start) }),
    ...(increment !== '1' && { increment: Number(increment) }),
  };
}
