import { differingFacets, equalObjects } from '../../../../src/domain/schema/equal.js';
import type { SchemaObject } from '../../../../src/domain/schema/object.js';

const table = (options: readonly string[]): SchemaObject => ({
  kind: 'table',
  id: 'table:public.t',
  path: ['public', 't'],
  needs: [],
  options,
});

test('the order in which options were given says nothing', () => {
  const [one, other] = [table(['fillfactor=70', 'a=b']), table(['a=b', 'fillfactor=70'])];
  expect(equalObjects(one, other)).toBe(true);
  expect(differingFacets(one, other)).toEqual([]);
});

test('an option more, or another value, is a difference', () => {
  for (const options of [['a=b'], ['a=c', 'fillfactor=70']]) {
    expect(differingFacets(table(['fillfactor=70', 'a=b']), table(options))).toEqual(['options']);
  }
});
