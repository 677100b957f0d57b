import type { SchemaObject } from '../schema/object.js';
import type { Column } from '../schema/objects/column.js';
import type { ForeignKey, PrimaryKey, Unique } from '../schema/objects/constraints.js';
import type { Sequence } from '../schema/objects/sequence.js';
import { equalValues } from '../schema/equal.js';
import { nameOf } from '../schema/object.js';
import { childrenOfKind, find } from '../schema/state.js';
import type { SchemaState } from '../schema/state.js';

/** The models' state and the database's, of which one object each is looked at. */
interface States {
  readonly declared: SchemaState;
  readonly present: SchemaState;
}

/**
 * What the database has of an object and models have no words for, to be put over what they say; `declared` and `own`
 * are the same object on both sides.
 */
export function undeclaredFacets(
  declared: SchemaObject,
  own: SchemaObject,
  states: States,
): Partial<SchemaObject> {
  switch (own.kind) {
    case 'table': {
      const { unlogged, options, accessMethod, tablespace, replicaIdentity, rowSecurity } = own;
      const { partitionBy, foreign } = own;
      const storage = { unlogged, options, accessMethod, tablespace };
      return defined({ ...storage, replicaIdentity, rowSecurity, partitionBy, foreign });
    }
    case 'column':
      return declared.kind === 'column' ? ofColumn(declared, own, states) : {};
    case 'index': {
      const { options, tablespace, clustered, statistics } = own;
      return defined({ options, tablespace, clustered, statistics });
    }
    case 'primary-key':
    case 'unique':
      return declared.kind === own.kind ? ofKey(declared, own) : {};
    case 'check': {
      const { noInherit, conflict, inherited } = own;
      return defined({ noInherit, conflict, inherited });
    }
    case 'foreign-key':
      return declared.kind === 'foreign-key' ? ofForeignKey(declared, own, states.present) : {};
    case 'sequence':
      return declared.kind === 'sequence' ? ofSequence(declared, own, states.declared) : {};
    case 'view':
    case 'materialized-view': {
      const same = declared.kind === own.kind && declared.definition === own.definition;
      const { accessMethod, tablespace, settings } = own.kind === 'materialized-view' ? own : {};
      const columns = same ? own.columns : undefined;
      return defined({
        options: own.options,
        columns,
        accessMethod,
        tablespace,
        settings: same ? settings : undefined,
      });
    }
    default:
      return {};
  }
}

function defined<T extends object>(facets: T): Partial<T> {
  return Object.fromEntries(Object.entries(facets).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function ofColumn(declared: Column, own: Column, states: States): Partial<Column> {
  const { storage, compression, statistics, options, inherited } = own;
  const { notNullConflict, notNullName, notNullNoInherit, notNullNotValid } = declared.nullable ? {} : own;
  const notNull = { notNullConflict, notNullName, notNullNoInherit, notNullNotValid };
  const facets = { storage, compression, statistics, options, inherited, ...notNull };
  const held = own.nullable && isKeyColumn(own, states) && { nullable: true };
  return { ...defined({ ...facets, identity: identityOf(declared, own) }), ...held };
}

/** SQLite lets a column of a primary key hold NULL; in models it can't. */
function isKeyColumn(column: Column, { declared, present }: States): boolean {
  return [declared, present].every((state) =>
    childrenOfKind(state, column.parent ?? '', 'primary-key').some((key) =>
      key.columns.includes(nameOf(column)),
    ),
  );
}

/** Models name start and increment; bounds belong to the type, and stay with it. */
function identityOf(declared: Column, own: Column): Column['identity'] {
  if (!declared.identity || !own.identity) return undefined;
  const { sequence, cache, cycle, min, max } = own.identity;
  const kept = { ...declared.identity, cache, cycle, ...(sequence !== undefined && { sequence }) };
  const sameBounds = declared.type === own.type && declared.identity.increment === own.identity.increment;
  return sameBounds ? { ...kept, min, max } : kept;
}

function ofKey(
  declared: PrimaryKey | Unique,
  own: PrimaryKey | Unique,
): Partial<PrimaryKey> | Partial<Unique> {
  const { options, tablespace, clustered, include, conflict } = own;
  const { withoutOverlaps, descending, collations } = equalValues(declared.columns, own.columns) ? own : {};
  return defined({
    options,
    tablespace,
    clustered,
    include,
    conflict,
    withoutOverlaps,
    descending,
    collations,
  });
}

/** A key that names no columns of its target means the target's primary key. */
function ofForeignKey(declared: ForeignKey, own: ForeignKey, present: SchemaState): Partial<ForeignKey> {
  const { match, period } = own;
  const onDeleteColumns = declared.onDelete === own.onDelete ? own.onDeleteColumns : undefined;
  const target = [...present.objects.values()].find(
    ({ kind, path }) => kind === 'table' && equalValues(path, own.references),
  );
  const [key] = childrenOfKind(present, target?.id ?? '', 'primary-key');
  const unnamed = own.referencedColumns.length === 0 && equalValues(key?.columns, declared.referencedColumns);
  const facets = defined({ match, period, onDeleteColumns });
  return unnamed ? { ...facets, referencedColumns: own.referencedColumns } : facets;
}

/** A sequence goes on to belong to a column that stays. */
function ofSequence(declared: Sequence, own: Sequence, state: SchemaState): Partial<Sequence> {
  const { type, cache, unlogged } = own;
  if (declared.ownedBy !== undefined) return defined({ unlogged });
  const owner = find(state, 'column', own.ownedBy)?.id;
  return defined({ type, cache, unlogged, ownedBy: owner, parent: owner });
}
