import * as s from '../../../src/schema/index.js';
import { SchemactlError, isSchemactlError } from '../../../src/domain/error.js';

function fault(make: () => readonly unknown[]): SchemactlError {
  try {
    s.declarationOf(...make());
  } catch (error) {
    if (isSchemactlError(error)) return error;
    throw error;
  }
  throw new Error('no fault');
}

/** What untyped JavaScript would hand over. */
const untyped = <T>(value: unknown): T => value as T;
const users = s.table('users', { id: s.integer().primaryKey() });

describe('models that contradict themselves', () => {
  test.each<readonly [string, () => readonly unknown[]]>([
    [
      'has more than one primary key',
      () => [s.table('t', { a: s.text().primaryKey(), b: s.text().primaryKey() })],
    ],
    [
      'column "a" refers to something that is not there',
      () => [s.table('t', { a: s.text().references(() => untyped<typeof users>(undefined).id) })],
    ],
    [
      'column "a" refers to something that is no column',
      () => [s.table('t', { a: s.text().references(() => untyped(undefined)) })],
    ],
    ['refers to "users", which names no column', () => [s.table('t', { a: s.text().references('users') })]],
    [
      'has an index on a column that it does not have',
      () => [s.table('t', { a: s.text() }, () => [s.index(untyped<s.Reference>(undefined))])],
    ],
    [
      'has an index on column "id" of another table, "users"',
      () => [users, s.table('t', { a: s.text() }, () => [s.index(users.id)])],
    ],
    [
      'column "a" has a default that can\'t be written as a literal of type bytes',
      () => [s.table('t', { a: s.bytes().default(new Uint8Array(1)) })],
    ],
    [
      "has a default that can't be written as a literal of type json",
      () => [s.table('t', { a: s.json().default(() => 1) })],
    ],
    [
      'has a list of keys and indexes that fails',
      () => [
        s.table('t', { a: s.text() }, () => {
          throw new Error('x');
        }),
      ],
    ],
    [
      'points at columns of several tables',
      () => [
        users,
        s.table('t', { a: s.integer() }, (t) => [s.foreignKey([t.a, t.a], () => [users.id, t.a])]),
      ],
    ],
    ['two enums are named "e"', () => [s.enumType('e', ['a']), s.enumType('e', ['b'])]],
    ['two columns named "a"', () => [s.table('t', { a: s.text(), b: s.text().named('a') })]],
  ])('%s', (message, make) => {
    const error = fault(make);
    expect(error.code).toBe('BAD_MODELS');
    expect(error.message).toContain(message);
    expect(error.place.file).toBe(__filename);
  });

  test('sql refuses what is neither name nor value', () => {
    expect(() => s.sql`${untyped<string>(undefined)}`).toThrow(SchemactlError);
    expect(() => s.sql`${untyped<string>({})}`).toThrow('no name, value or sql');
  });

  test('the same enum twice is one', () => {
    const enums = [s.enumType('e', ['a']), s.enumType('e', ['a'])];
    expect(s.declarationOf(enums).enums).toHaveLength(1);
  });
});
