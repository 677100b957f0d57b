import fc from 'fast-check';
import { rarely } from './rarely.js';

/** What of a table few tables have. */
export interface Details {
  readonly storage: string | null;
  readonly replica: 'FULL' | 'NOTHING' | null;
  /** A check that comes after the table, and how it holds. */
  readonly check: {
    readonly column: number;
    readonly form: 'NOT VALID' | 'NO INHERIT' | 'NO INHERIT NOT VALID';
  } | null;
  /** Foreign keys that nobody checked. */
  readonly unchecked: boolean;
  /** A NULL is like another one, in the unique constraint and in unique indexes. */
  readonly nullsAlike: boolean;
  readonly indexStorage: string | null;
  readonly trigger: TriggerSpec | null;
  readonly policy: { readonly calls: boolean; readonly theirs: boolean; readonly forced: boolean } | null;
  readonly statistics: { readonly of: string; readonly target: boolean; readonly text: boolean } | null;
}

/** A second trigger; what its form can't have is left out. */
export interface TriggerSpec {
  readonly form: 'before' | 'after' | 'statement' | 'constraint';
  /** The column of which the condition speaks, and which is named in the event. */
  readonly when: number | null;
  readonly calls: boolean;
  readonly state: 'ENABLE' | 'ENABLE ALWAYS' | 'DISABLE';
}

const trigger: fc.Arbitrary<TriggerSpec> = fc.record({
  form: fc.constantFrom('before', 'after', 'statement', 'constraint'),
  when: fc.option(fc.nat(9)),
  calls: fc.boolean(),
  state: fc.constantFrom<TriggerSpec['state'][]>('ENABLE', 'ENABLE', 'ENABLE ALWAYS', 'DISABLE'),
});

export const arbitraryDetails: fc.Arbitrary<Details> = fc.record({
  storage: rarely<string | null>(
    fc.constantFrom('fillfactor = 70', 'autovacuum_enabled = false, fillfactor = 90', 'parallel_workers = 2'),
    null,
  ),
  replica: rarely<Details['replica']>(fc.constantFrom('FULL', 'NOTHING'), null),
  check: rarely<Details['check']>(
    fc.record({
      column: fc.nat(9),
      form: fc.constantFrom('NOT VALID', 'NO INHERIT', 'NO INHERIT NOT VALID'),
    }),
    null,
  ),
  unchecked: rarely(fc.constant(true), false),
  nullsAlike: rarely(fc.constant(true), false),
  indexStorage: rarely<string | null>(fc.constantFrom('fillfactor = 50', 'deduplicate_items = off'), null),
  trigger: rarely<TriggerSpec | null>(trigger, null),
  policy: rarely<Details['policy']>(
    fc.record({ calls: fc.boolean(), theirs: fc.boolean(), forced: fc.boolean() }),
    null,
  ),
  statistics: rarely<Details['statistics']>(
    fc.record({
      of: fc.constantFrom('', '(mcv, dependencies)', '(ndistinct)'),
      target: fc.boolean(),
      text: fc.boolean(),
    }),
    null,
  ),
});
