import fc from 'fast-check';
import { rarely } from './rarely.js';

/** What stands around the tables; each case has only some of it. */
export interface Surroundings {
  /** How the schema's own collation is defined. */
  readonly collation: string | null;
  /** A domain over the domain. */
  readonly over: { readonly check: boolean; readonly notNull: boolean } | null;
  readonly procedure: { readonly takes: string; readonly definer: boolean } | null;
  /** `first` stands before all that it speaks of, so that this is born with it. */
  readonly defaults: {
    readonly first: boolean;
    readonly grant: string;
    readonly schema: boolean;
    readonly theirs: boolean;
  } | null;
  readonly publication: PublicationSpec | null;
  readonly far: FarSpec | null;
  /** A sequence that a column of one table owns, and whose numbers another table takes. */
  readonly counter: { readonly owner: number; readonly user: number } | null;
  /** A function with a parsed body, over a view or else a table, and whether a view calls it. */
  readonly parsed: {
    readonly view: boolean;
    readonly at: number;
    readonly rows: boolean;
    readonly called: boolean;
  } | null;
  readonly watch: { readonly event: string; readonly tags: boolean; readonly state: string } | null;
  /** Which objects have a comment: those whose names give this remainder. */
  readonly comments: { readonly part: number; readonly text: string } | null;
}

export interface PublicationSpec {
  readonly of: 'all' | 'schema' | 'tables' | 'nothing';
  readonly tables: readonly { readonly table: number; readonly columns: boolean; readonly where: boolean }[];
  readonly options: string | null;
}

/** A foreign table on a server of its own; nobody reads it, since its wrapper has no handler. */
export interface FarSpec {
  readonly columns: readonly string[];
  readonly server: string | null;
  readonly options: string | null;
  readonly mapping: string | null;
}

const publication: fc.Arbitrary<PublicationSpec> = fc.record({
  of: fc.constantFrom<PublicationSpec['of'][]>('all', 'schema', 'tables', 'tables', 'nothing'),
  tables: fc.array(fc.record({ table: fc.nat(9), columns: fc.boolean(), where: fc.boolean() }), {
    minLength: 1,
    maxLength: 2,
  }),
  options: fc.option(fc.constantFrom(`publish = 'insert'`, 'publish_via_partition_root')),
});

const far: fc.Arbitrary<FarSpec> = fc.record({
  columns: fc.subarray([
    'a integer',
    `b text OPTIONS (called 'bee')`,
    'c numeric DEFAULT 1 NOT NULL',
    'd public.dom',
    'CHECK (id > 0)',
  ]),
  server: fc.option(fc.constantFrom(`host 'x'`, `host 'y', port '1'`)),
  options: fc.option(fc.constantFrom(`place 'there'`, `place 'here', kind 'it''s'`)),
  mapping: fc.option(fc.constantFrom(`user 'x'`, `user 'y', password 'z'`)),
});

export const arbitrarySurroundings: fc.Arbitrary<Surroundings> = fc.record({
  collation: rarely<string | null>(
    fc.constantFrom(
      `locale = 'C'`,
      `locale = 'POSIX'`,
      `provider = icu, locale = 'und', deterministic = false`,
    ),
    null,
  ),
  over: rarely<Surroundings['over']>(fc.record({ check: fc.boolean(), notNull: fc.boolean() }), null),
  procedure: rarely<Surroundings['procedure']>(
    fc.record({
      takes: fc.constantFrom('', 'n integer', 'n integer DEFAULT 1, INOUT m text DEFAULT NULL', 'public.dom'),
      definer: fc.boolean(),
    }),
    null,
  ),
  defaults: rarely<Surroundings['defaults']>(
    fc.record({
      first: fc.boolean(),
      grant: fc.constantFrom(
        'GRANT SELECT ON TABLES TO guarded',
        'GRANT SELECT, INSERT ON TABLES TO guarded WITH GRANT OPTION',
        'GRANT USAGE ON SEQUENCES TO guarded',
        'REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC',
        'GRANT EXECUTE ON FUNCTIONS TO guarded',
        'GRANT USAGE ON TYPES TO guarded',
      ),
      schema: fc.boolean(),
      theirs: fc.boolean(),
    }),
    null,
  ),
  publication: rarely<PublicationSpec | null>(publication, null),
  far: rarely<FarSpec | null>(far, null),
  counter: rarely<Surroundings['counter']>(fc.record({ owner: fc.nat(9), user: fc.nat(9) }), null),
  parsed: rarely<Surroundings['parsed']>(
    fc.record({ view: fc.boolean(), at: fc.nat(9), rows: fc.boolean(), called: fc.boolean() }),
    null,
  ),
  watch: rarely<Surroundings['watch']>(
    fc.record({
      event: fc.constantFrom('ddl_command_start', 'ddl_command_end', 'sql_drop'),
      tags: fc.boolean(),
      state: fc.constantFrom('ENABLE', 'ENABLE ALWAYS', 'DISABLE'),
    }),
    null,
  ),
  comments: rarely<Surroundings['comments']>(
    fc.record({ part: fc.nat(3), text: fc.constantFrom('one', `it's two`) }),
    null,
  ),
});
