import { typeChange } from '../../../../src/adapters/engines/postgres/objects/type-change';
import { typeName } from '../../../../src/adapters/engines/postgres/objects/type-name';

test('a type is taken apart', () => {
  expect(typeName('timestamp(3) with time zone[]')).toEqual({
    base: 'timestamp with time zone',
    modifiers: [3],
    array: true,
  });
  expect(typeName('numeric(10,-2)')).toEqual({ base: 'numeric', modifiers: [10, -2], array: false });
  expect(typeName('public."my type"')).toEqual({ base: 'public."my type"', modifiers: [], array: false });
});

interface Expected {
  readonly using?: string;
  readonly narrows?: boolean;
  readonly rewrites?: boolean;
}

const cases: readonly (readonly [string, string, Expected])[] = [
  ['integer', 'bigint', { rewrites: true }],
  ['bigint', 'integer', { narrows: true, rewrites: true }],
  ['integer', 'numeric(10,2)', { narrows: true, rewrites: true }],
  ['numeric(10,2)', 'numeric(12,2)', {}],
  ['numeric(10,2)', 'numeric(10,4)', { narrows: true, rewrites: true }],
  ['numeric(10,2)', 'numeric', {}],
  ['real', 'double precision', { rewrites: true }],
  ['double precision', 'real', { narrows: true, rewrites: true }],
  ['character varying(20)', 'text', {}],
  ['character varying(20)', 'character varying(30)', {}],
  ['character varying(20)', 'character varying(10)', { narrows: true, rewrites: true }],
  ['text', 'character varying(10)', { narrows: true, rewrites: true }],
  ['character(3)', 'text', { rewrites: true }],
  ['timestamp with time zone', 'date', { narrows: true, rewrites: true }],
  ['timestamp(3) with time zone', 'timestamp with time zone', {}],
  ['cidr', 'inet', {}],
  ['json', 'jsonb', { rewrites: true }],
  ['integer', 'text', { rewrites: true }],
  ['uuid', 'character varying(10)', { narrows: true, rewrites: true }],
  ['text', 'integer', { using: 'c::integer', rewrites: true }],
  ['integer', 'boolean', { using: 'c <> 0', rewrites: true }],
  ['boolean', 'bigint', { using: 'c::integer::bigint', rewrites: true }],
  ['integer', 'uuid', { using: 'c::text::uuid', rewrites: true }],
  ['public.mood', 'public.other', { using: 'c::text::public.other', rewrites: true }],
  ['text', 'text[]', { using: 'c::text[]', rewrites: true }],
];

test.each(cases)('%s to %s', (before, after, { using, narrows = false, rewrites = false }) => {
  const change = typeChange(before, after);
  expect(change.using?.('c')).toBe(using);
  expect({ narrows: change.narrows, rewrites: change.rewrites, mayFail: change.mayFail }).toEqual({
    narrows,
    rewrites,
    mayFail: using !== undefined,
  });
});
