import fc from 'fast-check';
import { apply, diff, diffWithRenames, reverse } from '../../../src/domain/diff/diff.js';
import { compileDifference } from '../../../src/domain/plan/plan.js';
import { equalStates } from '../../../src/domain/schema/equal.js';
import { schemaState } from '../../../src/domain/schema/state.js';
import type { SchemaState } from '../../../src/domain/schema/state.js';
import { arbitraryState } from '../support/states.js';
import { toyDialect } from '../support/toy-dialect.js';

describe('the laws of differences', () => {
  test('a state does not differ from itself', () => {
    fc.assert(fc.property(arbitraryState, (a) => diff(a, a).changes.length === 0));
  });

  test('applying the difference gives the other state', () => {
    fc.assert(fc.property(arbitraryState, arbitraryState, (a, b) => equalStates(apply(a, diff(a, b)), b)));
  });

  test('the reverse of a difference takes it back', () => {
    fc.assert(
      fc.property(arbitraryState, arbitraryState, (a, b) => {
        const difference = diff(a, b);
        return equalStates(apply(apply(a, difference), reverse(difference)), a);
      }),
    );
  });

  test('the way back is the same whether or not the way there was asked for before', () => {
    const copy = ({ engine, objects }: SchemaState): SchemaState => schemaState(engine, objects.values());
    fc.assert(
      fc.property(arbitraryState, arbitraryState, (a, b) => {
        diff(a, b);
        expect(diff(b, a)).toEqual(diff(copy(b), copy(a)));
      }),
    );
  });

  test('a difference with a rename can be taken back too', () => {
    fc.assert(
      fc.property(arbitraryState, arbitraryState, fc.nat(), (a, b, pick) => {
        const tables = [...a.objects.values()].filter(({ kind }) => kind === 'table' || kind === 'column');
        const chosen = tables[pick % Math.max(1, tables.length)];
        const renames = chosen ? [{ id: chosen.id, to: 'renamed' }] : [];
        const difference = diffWithRenames(a, b, renames);
        const there = apply(a, difference);
        return equalStates(there, b) && equalStates(apply(there, reverse(difference)), a);
      }),
    );
  });

  test('the order is the same however the objects were shuffled', () => {
    fc.assert(
      fc.property(arbitraryState, arbitraryState, fc.infiniteStream(fc.nat()), (a, b, dice) => {
        const shuffled = (
          objects: Iterable<Parameters<typeof schemaState>[1] extends Iterable<infer T> ? T : never>,
        ) =>
          [...objects]
            .map((object) => ({ object, key: Number(dice.next().value) }))
            .sort((x, y) => x.key - y.key);
        const again = (state: typeof a): typeof a =>
          schemaState(
            state.engine,
            shuffled(state.objects.values()).map(({ object }) => object),
          );
        const first = compileDifference({ before: a, after: b }, toyDialect);
        const second = compileDifference({ before: again(a), after: again(b) }, toyDialect);
        expect(second).toEqual(first);
      }),
    );
  });
});
