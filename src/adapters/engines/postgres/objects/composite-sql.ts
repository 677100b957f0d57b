import type { Sides, Way } from '../../../../domain/plan/dialect.js';
import type { Effect } from '../../../../domain/plan/effect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Attribute, CompositeType } from '../../../../domain/schema/objects/types.js';
import { qualified, quoteName } from '../sql/quote.js';
import { columnsOfType } from './domain-users.js';
import { standsInTheWay } from './enum-rebuild.js';
import { rowTypeNames } from './names.js';
import type { ObjectSql } from './object-sql.js';

function attributeText({ name, type, collation }: Attribute): string {
  return `${quoteName(name)} ${typeText({ type, collation })}`;
}

function typeText({ type, collation }: Pick<Attribute, 'type' | 'collation'>): string {
  return collation === undefined ? type : `${type} COLLATE ${collation}`;
}

function named(type: CompositeType, name: string): Attribute | undefined {
  return type.attributes.find((attribute) => attribute.name === name);
}

function retyped(before: CompositeType, after: CompositeType): readonly Attribute[] {
  return after.attributes.filter((attribute) => {
    const old = named(before, attribute.name);
    return old !== undefined && typeText(old) !== typeText(attribute);
  });
}

function lost(before: CompositeType, after: CompositeType): readonly Attribute[] {
  return before.attributes.filter(({ name }) => !named(after, name));
}

/** Whether what stays keeps its order and what is new comes behind it: the server can add nowhere else. */
function keepsOrder(before: CompositeType, after: CompositeType): boolean {
  const kept = before.attributes.filter(({ name }) => named(after, name));
  return kept.every(({ name }, index) => after.attributes[index]?.name === name);
}

/** No attribute of a type that a column holds can get another type. */
function way(before: CompositeType, after: CompositeType, { before: state }: Sides): Way {
  if (!keepsOrder(before, after)) return 'replace';
  const isFixed = retyped(before, after).length > 0 && columnsOfType(before.id, state).length > 0;
  return isFixed ? 'replace' : 'alone';
}

function alter(before: CompositeType, after: CompositeType, sides: Sides): readonly Statement[] {
  const gone = lost(before, after);
  const actions = [
    ...gone.map(({ name }) => `DROP ATTRIBUTE ${quoteName(name)}`),
    ...retyped(before, after).map((each) => `ALTER ATTRIBUTE ${quoteName(each.name)} TYPE ${typeText(each)}`),
    ...after.attributes
      .filter(({ name }) => !named(before, name))
      .map((attribute) => `ADD ATTRIBUTE ${attributeText(attribute)}`),
  ];
  const users = gone.length === 0 ? [] : columnsOfType(before.id, sides.before);
  const effects = users.map(({ id }): Effect => ({ kind: 'drops-data', object: id }));
  return [
    statement(`ALTER TYPE ${qualified(after.path)} ${actions.join(', ')}`, [after.id], {
      lock: users.length > 0 ? 'blocks reads and writes' : 'none',
      effects,
    }),
  ];
}

function create(type: CompositeType): readonly Statement[] {
  const lines = type.attributes.map(attributeText);
  const line = lines.join(', ');
  const body = line.length <= 80 ? `(${line})` : `(\n  ${lines.join(',\n  ')}\n)`;
  return [statement(`CREATE TYPE ${qualified(type.path)} AS ${body}`, [type.id])];
}

/** Whether something may read an attribute that goes or gets another type; a body that is a text isn't asked. */
export function compositeDisturbs(
  before: CompositeType,
  after: CompositeType,
  dependent: SchemaObject,
): boolean {
  // A table keeps to its type: it must be let go to have other columns for a moment.
  if (dependent.kind === 'inheritance') return true;
  // Under these the server lets attributes come and go, but none change its type.
  if (dependent.kind === 'transform' || dependent.kind === 'operator-class')
    return retyped(before, after).length > 0;
  if (lost(before, after).length === 0 && retyped(before, after).length === 0) return false;
  const isText =
    (dependent.kind === 'function' || dependent.kind === 'procedure') && dependent.bodyKind !== 'parsed';
  return standsInTheWay(dependent) && !isText && dependent.kind !== 'aggregate';
}

/** The SQL of composite types: attributes come, go and change in place; another order means another type. */
export const compositeSql: ObjectSql<CompositeType> = {
  occupies: rowTypeNames,
  way,
  create: (object) => create(object),
  drop: (object) => [statement(`DROP TYPE ${qualified(object.path)}`, [object.id])],
  alter,
  rename: (before, after) => [
    statement(`ALTER TYPE ${qualified(before.path)} RENAME TO ${quoteName(nameOf(after))}`, [after.id]),
  ],
};
