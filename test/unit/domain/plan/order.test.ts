import fc from 'fast-check';
import {
  compileDifference,
  compileLeg,
  plan,
  planThere,
  plainLeg,
} from '../../../../src/domain/plan/plan.js';
import { courseOf, inverseIntents } from '../../../../src/domain/plan/renames.js';
import type { Dialect } from '../../../../src/domain/plan/dialect.js';
import type { SchemaObject } from '../../../../src/domain/schema/object.js';
import { emptyState, schemaState } from '../../../../src/domain/schema/state.js';
import type { SchemaState } from '../../../../src/domain/schema/state.js';
import { arbitraryState, columnOf, foreignKeyOf, tableOf, viewOf } from '../../support/states.js';
import { toyDialect } from '../../support/toy-dialect.js';

const state = (...objects: SchemaObject[]): SchemaState => schemaState('toy', objects);
const sql = (before: SchemaState, after: SchemaState): readonly string[] =>
  compileDifference({ before, after }, toyDialect).map((each) => each.sql);

describe('order', () => {
  test('a table carries its columns and foreign keys when nothing forbids it', () => {
    const after = state(tableOf('a'), columnOf('a', 'x'), tableOf('b'), foreignKeyOf('b', 'a'));
    expect(sql(emptyState('toy'), after)).toEqual(['create table:a', 'create table:b']);
  });

  test('a cycle of foreign keys is cut by adding them later', () => {
    const after = state(tableOf('a'), foreignKeyOf('a', 'b'), tableOf('b'), foreignKeyOf('b', 'a'));
    expect(sql(emptyState('toy'), after)).toEqual([
      'create table:a',
      'create table:b',
      'create foreign-key:a.to_b',
      'create foreign-key:b.to_a',
    ]);
  });

  test('tables in a cycle of foreign keys are dropped after their foreign keys', () => {
    const before = state(tableOf('a'), foreignKeyOf('a', 'b'), tableOf('b'), foreignKeyOf('b', 'a'));
    expect(sql(before, emptyState('toy'))).toEqual([
      'drop foreign-key:a.to_b',
      'drop foreign-key:b.to_a',
      'drop table:a',
      'drop table:b',
    ]);
  });

  test('the referenced table goes after the one that refers to it', () => {
    const before = state(tableOf('a'), tableOf('b'), foreignKeyOf('a', 'b'));
    expect(sql(before, emptyState('toy'))).toEqual(['drop table:a', 'drop table:b']);
  });

  test('a view over a retyped column goes before the change and comes back after it', () => {
    const view = viewOf('v', ['column:a.x'], 'same');
    const before = state(tableOf('a'), columnOf('a', 'x', 'integer'), view);
    const after = state(tableOf('a'), columnOf('a', 'x', 'bigint'), view);
    expect(sql(before, after)).toEqual(['drop view:v', 'alter column:a.x', 'create view:v']);
  });

  test('a part lets go of what is dropped before its changed parent says so', () => {
    const trigger = (needs: readonly string[], definition: string): SchemaObject => ({
      kind: 'trigger',
      id: 'trigger:a.t',
      path: ['a', 't'],
      parent: 'table:a',
      needs,
      definition,
    });
    const before = state(tableOf('a'), columnOf('a', 'x'), trigger(['column:a.x'], 'of x'));
    const after = state({ ...tableOf('a'), unlogged: true } as SchemaObject, trigger([], 'of all'));
    expect(sql(before, after)).toEqual(['alter trigger:a.t', 'drop column:a.x', 'alter table:a']);
  });

  test('a name is freed before another kind of object takes it', () => {
    const before = state(tableOf('a'));
    const after = state(viewOf('a', [], 'x'));
    expect(sql(before, after)).toEqual(['drop table:a', 'create view:a']);
  });

  test('a column that would be lost because something it needs is replaced stops the plan', () => {
    const view = viewOf('v', [], 'one');
    const column: SchemaObject = { ...columnOf('a', 'x'), needs: ['view:v'] };
    const before = state(tableOf('a'), column, view);
    const after = state(tableOf('a'), column, viewOf('v', [], 'two'));
    expect(() => sql(before, after)).toThrow(/dropping column:a.x with its data/);
  });

  test('a cycle that nothing can cut is told, also where something was let go of in vain', () => {
    const dialect: Dialect = {
      ...toyDialect,
      embeds: (child) => (child.kind === 'column' ? 'soft' : 'never'),
      comesAfter: ({ id }) => (id === 'table:b' ? ['column:a.x'] : []),
    };
    const before = state(
      tableOf('a'),
      { ...columnOf('a', 'x'), needs: ['table:b'] },
      { ...tableOf('b'), needs: ['table:a'] },
    );
    const compile = () => compileDifference({ before, after: emptyState('toy') }, dialect);
    expect(compile).toThrow(/need each other: drop table:/);
  });

  test('every step comes after what it needs, whatever the schemas', () => {
    fc.assert(
      fc.property(arbitraryState, arbitraryState, (a, b) => {
        const lines = sql(a, b);
        const at = new Map(lines.map((line, index) => [line, index]));
        for (const object of b.objects.values()) {
          const own = at.get(`create ${object.id}`);
          if (own === undefined) continue;
          for (const need of object.needs) expect(at.get(`create ${need}`) ?? -1).toBeLessThan(own);
        }
        for (const object of a.objects.values()) {
          const own = at.get(`drop ${object.id}`);
          if (own === undefined) continue;
          for (const need of object.needs) expect(at.get(`drop ${need}`) ?? Infinity).toBeGreaterThan(own);
        }
      }),
    );
  });
});

describe('renames', () => {
  const people = state(tableOf('people'), columnOf('people', 'x'));
  const users = state(tableOf('users'), columnOf('users', 'x'));

  test('come first and keep the rest still', () => {
    const renames = courseOf(users, [{ id: 'table:users', to: 'people' }]);
    const leg = { before: users, renames, renamed: renames.renamed, after: people };
    expect(compileLeg(leg, toyDialect).map((each) => each.sql)).toEqual([
      'rename table:people from table:users',
    ]);
    expect(inverseIntents(renames)).toEqual([{ id: 'table:people', to: 'users' }]);
  });

  test('an intent whose object is gone is inert', () => {
    expect(courseOf(people, [{ id: 'table:users', to: 'people' }]).moves).toEqual([]);
  });

  test('the holder of a name that is taken is cleared away first', () => {
    const before = state(tableOf('users'), tableOf('people'));
    const renames = courseOf(before, [{ id: 'table:users', to: 'people' }]);
    const leg = { before, renames, renamed: renames.renamed, after: state(tableOf('people')) };
    expect(compileLeg(leg, toyDialect).map((each) => each.sql)).toEqual([
      'drop table:people',
      'rename table:people from table:users',
    ]);
  });

  test('a holder of another kind is cleared away too, where the engine has the kinds share their names', () => {
    const view: SchemaObject = {
      kind: 'view',
      id: 'view:people',
      path: ['people'],
      needs: [],
      definition: '',
    };
    const before = state(tableOf('users'), view);
    const named = ({ kind, path }: SchemaObject): readonly string[] =>
      kind === 'table' || kind === 'view' ? [path.join('.')] : [];
    const intents = [{ id: 'table:users', to: 'people' }];
    expect([...courseOf(before, intents, named).renamed.objects.keys()]).toEqual(['table:people']);
    expect([...courseOf(before, intents).renamed.objects.keys()]).toEqual(['table:people', 'view:people']);
  });

  test('two names are swapped through a third one', () => {
    const before = state(tableOf('a'), columnOf('a', 'x'), tableOf('b'), columnOf('b', 'y'));
    const renames = courseOf(before, [
      { id: 'table:a', to: 'b' },
      { id: 'table:b', to: 'a' },
    ]);
    expect([...renames.renamed.objects.keys()]).toEqual(['column:a.y', 'column:b.x', 'table:a', 'table:b']);
    expect(renames.moves).toHaveLength(3);
  });

  test('a column follows its table', () => {
    const renames = courseOf(users, [
      { id: 'table:users', to: 'people' },
      { id: 'column:people.x', to: 'y' },
    ]);
    expect([...renames.renamed.objects.keys()]).toEqual(['column:people.y', 'table:people']);
  });

  test('become a revision of their own where one transaction can not hold everything', () => {
    const middle = state(tableOf('people'), columnOf('people', 'x'), columnOf('people', 'y'));
    const after = state(
      tableOf('people'),
      columnOf('people', 'x'),
      columnOf('people', 'y'),
      columnOf('people', 'z'),
    );
    const dialect = { ...toyDialect, phases: () => [middle, after] };
    const renames = courseOf(users, [{ id: 'table:users', to: 'people' }]);
    const there = { before: users, renames, renamed: renames.renamed, after };
    const { revisions } = plan(there, plainLeg(after, users), dialect);
    expect(revisions.map(({ up }) => up.statements.map((each) => each.sql))).toEqual([
      ['rename table:people from table:users'],
      ['create column:people.y'],
      ['create column:people.z'],
    ]);
    expect(revisions.map(({ down }) => down.statements.map((each) => each.sql))).toEqual([
      ['rename table:users from table:people'],
      ['drop column:people.y'],
      ['drop column:people.z'],
    ]);
    // Who only looks gets the same way, and nothing is compiled that leads back.
    const compile: typeof dialect.compile = (step, sides) => {
      expect(step.verb).not.toBe('drop');
      return dialect.compile(step, sides);
    };
    const legs = planThere(there, { ...dialect, compile });
    expect(legs).toEqual(revisions.map(({ down: _, ...leg }) => leg));
  });
});
