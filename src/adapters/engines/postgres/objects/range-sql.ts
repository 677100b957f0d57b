import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { differingFacets } from '../../../../domain/schema/equal.js';
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

/** The multirange type is altered like any other, where only its own name differs. */
function alter(before: RangeType, after: RangeType): readonly Statement[] {
  const [schema = '', name = ''] = multirangeOf(before);
  const [newSchema = '', newName = ''] = multirangeOf(after);
  return [
    ...(schema === newSchema
      ? []
      : [
          statement(`ALTER TYPE ${qualified([schema, name])} SET SCHEMA ${quoteName(newSchema)}`, [after.id]),
        ]),
    ...(name === newName
      ? []
      : [
          statement(`ALTER TYPE ${qualified([newSchema, name])} RENAME TO ${quoteName(newName)}`, [after.id]),
        ]),
  ];
}

/** The SQL of range types: but for names nothing of one can change, so it is made anew under its columns. */
export const rangeSql: ObjectSql<RangeType> = {
  occupies: (range) => [typeName(range.path), typeName(multirangeOf(range))],
  way: (before, after) => (differingFacets(before, after).join() === 'multirange' ? 'alone' : 'replace'),
  create: (object) => [create(object)],
  drop: (object) => [statement(`DROP TYPE ${qualified(object.path)}`, [object.id])],
  alter,
  rename: (before, after) => [
    statement(`ALTER TYPE ${qualified(before.path)} RENAME TO ${quoteName(nameOf(after))}`, [after.id]),
  ],
};
