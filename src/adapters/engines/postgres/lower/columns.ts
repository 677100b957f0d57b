import type { ColumnType } from '../../../../domain/declaration/column-type.js';
import type {
  DeclaredColumn,
  DeclaredIdentity,
  DeclaredTable,
} from '../../../../domain/declaration/declaration.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Column, Identity } from '../../../../domain/schema/objects/column.js';
import type { Sequence } from '../../../../domain/schema/objects/sequence.js';
import { defaultOptions } from '../objects/sequence-options.js';
import { qualified, quoteLiteral } from '../sql/quote.js';
import { collationText } from './collation.js';
import type { Context } from './context.js';
import { commentOf, schemaNeeds } from './context.js';
import { defaultText } from './default-text.js';
import { expressionText } from './expression.js';
import { badModel, checkName, schemaOf } from './place.js';
import { typeText } from './type-text.js';

/** The columns of a table with their defaults and comments. Throws BAD_MODELS naming the column. */
export function columnsOf(table: DeclaredTable, context: Context): readonly SchemaObject[] {
  const tablePath = [schemaOf(table), table.name];
  const keys = new Set(table.primaryKey?.columns);
  return table.columns.flatMap((declared, index) => {
    const path = [...tablePath, declared.name];
    checkName(path);
    checkSources(declared, path);
    const column = columnOf(declared, path, context, keys.has(declared.name));
    return [
      { ...column, ordinal: index + 1 },
      ...defaultOf(declared, column),
      ...(declared.serial ? serialOf(table, column, context) : []),
      ...commentOf(column, declared.comment),
    ];
  });
}

/** A value has one source only. */
function checkSources(declared: DeclaredColumn, path: readonly string[]): void {
  const sources = [
    ...(declared.default ? ['a default'] : []),
    ...(declared.identity ? ['an identity'] : []),
    ...(declared.serial ? ['a serial number'] : []),
    ...(declared.generated ? ['a generation expression'] : []),
  ];
  if (sources.length < 2) return;
  throw badModel(path, `it has both ${sources.join(' and ')}`, 'Keep one of them.');
}

function columnOf(
  declared: DeclaredColumn,
  path: readonly string[],
  context: Context,
  isKey: boolean,
): Column {
  const type = typeText(declared.type, path);
  const { generated, collation } = declared;
  return {
    kind: 'column',
    id: objectId('column', path),
    path,
    parent: objectId('table', path.slice(0, -1)),
    needs: enumNeeds(declared.type, path, context),
    type,
    nullable: declared.nullable && !isKey && !declared.identity,
    collation: collationText(collation),
    identity: declared.identity && identityOf(declared.identity, type, path),
    generated: generated && { expression: expressionText(generated.sql), stored: generated.stored },
  };
}

function enumNeeds(type: ColumnType, path: readonly string[], context: Context): readonly ObjectId[] {
  if (type.name === 'array') return enumNeeds(type.of, path, context);
  if (type.name !== 'enum') return [];
  const id = objectId('enum', [schemaOf(type), type.enum]);
  if (context.enums.has(id)) return [id];
  throw badModel(path, `its enum ${type.enum} is not among the models`, 'Export the enum beside its tables.');
}

/** What `serial` stands for: a sequence that the column owns and a default that asks it. */
function serialOf(table: DeclaredTable, column: Column, context: Context): readonly SchemaObject[] {
  const { id, path, type } = column;
  const name = context.naming.relation(table, undefined, [path.at(-1) ?? ''], 'seq');
  const sequencePath = [schemaOf(table), name];
  const sequence: Sequence = {
    kind: 'sequence',
    id: objectId('sequence', sequencePath),
    path: sequencePath,
    parent: id,
    needs: schemaNeeds(sequencePath),
    type,
    ...defaultOptions(type),
    ownedBy: id,
  };
  const expression = `nextval(${quoteLiteral(qualified(sequencePath))}::regclass)`;
  const needs = [sequence.id];
  return [sequence, { kind: 'default', id: objectId('default', path), path, parent: id, needs, expression }];
}

const integers = ['smallint', 'integer', 'bigint'];

function identityOf(declared: DeclaredIdentity, type: string, path: readonly string[]): Identity {
  if (!integers.includes(type)) {
    const hint = `An identity column is smallint, integer or bigint.`;
    throw badModel(path, `a column of type ${type} can't be an identity`, hint);
  }
  const options = defaultOptions(type, String(declared.increment ?? 1));
  const start = declared.start === undefined ? options.start : String(declared.start);
  return { generation: declared.generation, ...options, start };
}

function defaultOf(declared: DeclaredColumn, column: Column): readonly SchemaObject[] {
  const expression = declared.default && defaultText(declared.default, column.type);
  if (expression === undefined) return [];
  const { path, id } = column;
  return [
    { kind: 'default', id: objectId('default', path), path, parent: id, needs: column.needs, expression },
  ];
}
