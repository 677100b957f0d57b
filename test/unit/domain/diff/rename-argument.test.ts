import { ambiguities, renameArgument } from '../../../../src/domain/diff/ambiguous.js';
import { describeChange, headlines } from '../../../../src/domain/diff/describe.js';
import { diff } from '../../../../src/domain/diff/diff.js';
import { nameOnlyRenames } from '../../../../src/domain/diff/name-only.js';
import { parseRename } from '../../../../src/domain/diff/rename-argument.js';
import { courseOf } from '../../../../src/domain/plan/renames.js';
import type { SchemaObject } from '../../../../src/domain/schema/object.js';
import { schemaState } from '../../../../src/domain/schema/state.js';
import { columnOf, tableOf } from '../../support/states.js';
import { thrown } from '../../support/thrown.js';

const state = (...objects: Parameters<typeof schemaState>[1] extends Iterable<infer T> ? T[] : never) =>
  schemaState('toy', objects);
const users = state(
  tableOf('users'),
  columnOf('users', 'name', 'text'),
  tableOf('a.b'),
  columnOf('a.b', 'name'),
);

describe('--rename', () => {
  test('names a table or a column by its path', () => {
    expect(parseRename('users=people', users)).toEqual({ id: 'table:users', to: 'people' });
    expect(parseRename('users.name=full_name', users)).toEqual({ id: 'column:users.name', to: 'full_name' });
    expect(parseRename('users.name=users.full_name', users)).toEqual({
      id: 'column:users.name',
      to: 'full_name',
    });
    expect(parseRename('"a.b"=c', users)).toEqual({ id: 'table:"a.b"', to: 'c' });
  });

  test.each(['users', 'users=', '=x', 'users.nothing=x', 'nobody=x', 'users.name=people.x', 'a=b=c'])(
    'refuses %s',
    (argument) => {
      expect(thrown(() => parseRename(argument, users))).toMatchObject({ code: 'USAGE' });
    },
  );
});

describe('ambiguity', () => {
  const after = (...columns: (readonly [string, string])[]) =>
    state(
      tableOf('users'),
      ...columns.map(([name, type]) => columnOf('users', name, type)),
      tableOf('a.b'),
      columnOf('a.b', 'name'),
    );

  test('a column that goes and one of its family that comes may be a rename', () => {
    const [found] = ambiguities(users, after(['full_name', 'varchar(20)']), new Set());
    expect(found && renameArgument(found.dropped, found.added[0] ?? found.dropped)).toBe(
      'users.name=full_name',
    );
  });

  test('another family of types, another table, or a settled drop is none', () => {
    expect(ambiguities(users, after(['age', 'integer']), new Set())).toEqual([]);
    expect(ambiguities(users, after(['full_name', 'text']), new Set(['column:users.name']))).toEqual([]);
  });

  test('a table that goes and one with the same columns that comes may be a rename', () => {
    const people = state(
      tableOf('people'),
      columnOf('people', 'name', 'text'),
      tableOf('a.b'),
      columnOf('a.b', 'name'),
    );
    expect(ambiguities(users, people, new Set()).map(({ dropped }) => dropped.id)).toEqual(['table:users']);
  });
});

test('a change is told in one line, and what comes with its parent is not told apart', () => {
  const changes = diff(state(), users).changes;
  expect(headlines(changes).map(describeChange)).toEqual(['create table "a.b"', 'create table users']);
  const wide = state(
    tableOf('users'),
    columnOf('users', 'name', 'var\nchar'),
    tableOf('a.b'),
    columnOf('a.b', 'name'),
  );
  expect(diff(users, wide).changes.map(describeChange)).toEqual([
    'alter column users.name: type text -> var char',
  ]);
});

describe('renames that need nobody’s word', () => {
  const unique = (name: string, column: string): SchemaObject => ({
    kind: 'unique',
    id: `unique:users.${name}`,
    path: ['users', name],
    parent: 'table:users',
    needs: [`column:users.${column}`],
    name,
    columns: [column],
  });

  test('a constraint that differs in its name alone is renamed, and its name facet with it', () => {
    const before = state(tableOf('users'), columnOf('users', 'name'), unique('old_key', 'name'));
    const after = state(tableOf('users'), columnOf('users', 'name'), unique('new_key', 'name'));
    const intents = nameOnlyRenames(before, after, () => true);
    expect(intents).toEqual([{ id: 'unique:users.old_key', to: 'new_key' }]);
    expect(diff(courseOf(before, intents).renamed, after).changes).toEqual([]);
    expect(nameOnlyRenames(before, after, () => false)).toEqual([]);
  });

  test('one that differs in more is not, and a column never', () => {
    const before = state(
      tableOf('users'),
      columnOf('users', 'a'),
      columnOf('users', 'b'),
      unique('old_key', 'a'),
    );
    const after = state(
      tableOf('users'),
      columnOf('users', 'a'),
      columnOf('users', 'c'),
      unique('new_key', 'c'),
    );
    expect(nameOnlyRenames(before, after, () => true)).toEqual([]);
  });
});
