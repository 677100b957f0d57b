import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { differingFacets } from '../../../../domain/schema/equal.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { RangeType } from '../../../../domain/schema/objects/types.js';
import { qualified, quoteName } from '../sql/quote.js';
import { typeName } from './names.js';
import type { ObjectSql } from './object-sql.js';
import { multirangeName } from './range.js';

/** The path of the multirange type that comes with a range type. */
export function multirangeOf({ path, multirange }: RangeType): readonly string[] {
  return multirange ?? multirangeName(path);
}

function create(range: RangeType): Statement {
  const options = [
    `subtype = ${range.subtype}`,
    ...(range.options ?? []),
    ...(range.multirange ? [`multirange_type_name = ${qualified(range.multirange)}`] : []),
  ];
  return statement(`CREATE TYPE ${qualified(range.path)} AS RANGE (${options.join(', ')})`, [range.id]);
}

/** What the functions that make values of the type take: they have its name, but don't follow it. */
const makersOfRange = ({ subtype }: RangeType): readonly string[] => [
  `${subtype}, ${subtype}`,
  `${subtype}, ${subtype}, text`,
];

const makersOfMultirange = ({ path }: RangeType): readonly string[] => [
  '',
  qualified(path),
  `${qualified(path)}[]`,
];

/** The functions that make values of a range type, or of its multirange type, get another name; `home` is their schema. */
function makersRenamed(
  home: string,
  makers: readonly string[],
  from: string,
  to: string,
  serves: ObjectId,
): readonly Statement[] {
  return makers.map((signature) => {
    const sql = `ALTER FUNCTION ${qualified([home, from])}(${signature}) RENAME TO ${quoteName(to)}`;
    return statement(sql, [serves]);
  });
}

/**
 * The multirange type is altered like any other, where only its own name differs. What makes its values stands in the
 * schema of the range type all the time.
 */
function alter(before: RangeType, after: RangeType): readonly Statement[] {
  const [schema = '', name = ''] = multirangeOf(before);
  const [newSchema = '', newName = ''] = multirangeOf(after);
  const moved = `ALTER TYPE ${qualified([schema, name])} SET SCHEMA ${quoteName(newSchema)}`;
  const renamed = `ALTER TYPE ${qualified([newSchema, name])} RENAME TO ${quoteName(newName)}`;
  const home = after.path[0] ?? '';
  return [
    ...(schema === newSchema ? [] : [statement(moved, [after.id])]),
    ...(name === newName
      ? []
      : [
          statement(renamed, [after.id]),
          ...makersRenamed(home, makersOfMultirange(after), name, newName, after.id),
        ]),
  ];
}

function rename(before: RangeType, after: RangeType): readonly Statement[] {
  const [from, to] = [nameOf(before), nameOf(after)];
  const sql = `ALTER TYPE ${qualified(before.path)} RENAME TO ${quoteName(to)}`;
  return [
    statement(sql, [after.id]),
    ...makersRenamed(before.path[0] ?? '', makersOfRange(before), from, to, after.id),
  ];
}

/** The SQL of range types: but for names nothing of one can change, so it is made anew under its columns. */
export const rangeSql: ObjectSql<RangeType> = {
  occupies: (range) => [typeName(range.path), typeName(multirangeOf(range))],
  way: (before, after) => (differingFacets(before, after).join() === 'multirange' ? 'alone' : 'replace'),
  create: (object) => [create(object)],
  drop: (object) => [statement(`DROP TYPE ${qualified(object.path)}`, [object.id])],
  alter,
  rename,
};
