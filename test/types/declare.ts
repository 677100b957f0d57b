import {
  bigint,
  boolean,
  enumType,
  index,
  integer,
  json,
  table,
  text,
  timestamptz,
  varchar,
} from '../../src/schema/index.js';

const role = enumType('role', ['admin', 'user']);

/** What the compiler takes and refuses while models are written. */
export const accepted = table(
  'accepted',
  {
    id: bigint().default(1n),
    at: timestamptz().default(new Date(0)),
    flag: boolean().default(false),
    name: varchar(10).nullable().default(null),
    data: json<{ a: number }>().default({ a: 1 }),
    role: role().default('admin'),
  },
  { comment: 'options may stand in place of the items' },
);

// @ts-expect-error a default of another type
text().default(5);
// @ts-expect-error a value that the enum doesn't have
role().default('guest');
// @ts-expect-error JSON defaults are the value, not its text
json<{ a: number }>().default('{"a":1}');
// @ts-expect-error NULL as the default of a column that can't hold it
integer().default(null);
// @ts-expect-error a target must be a column
integer().references(() => accepted);
// @ts-expect-error an action that SQL doesn't know
integer().references(() => accepted.id, { onDelete: 'explode' });
table('t', { a: integer() }, (t) => [
  // @ts-expect-error a column that the table doesn't have
  // eslint-disable-next-line @typescript-eslint/no-unsafe-argument -- what it has instead is an error type
  index(t.b),
]);
// @ts-expect-error not a column
table('t', { a: 'integer' });
// @ts-expect-error a table has only the columns that it declares
export const missing: unknown = accepted.nope;
