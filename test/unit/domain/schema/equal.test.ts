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

test('whether a part is also its own is asked only where it is inherited on both sides', () => {
  const column = (inherited?: 'own' | 'only'): SchemaObject => ({
    ...{ kind: 'column', id: 'column:public.t.a', path: ['public', 't', 'a'], parent: 'table:public.t' },
    ...{ needs: [], type: 'integer', nullable: true, inherited },
  });
  expect(differingFacets(column('own'), column('only'))).toEqual(['inherited']);
  for (const each of ['own', 'only'] as const) {
    expect(equalObjects(column(), column(each))).toBe(true);
    expect(equalObjects(column(each), column())).toBe(true);
  }
});

test('an option more, or another value, is a difference', () => {
  for (const options of [['a=b'], ['a=c', 'fillfactor=70']]) {
    expect(differingFacets(table(['fillfactor=70', 'a=b']), table(options))).toEqual(['options']);
  }
});
