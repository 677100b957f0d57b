import { objectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Sequence } from '../../../../domain/schema/objects/sequence.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { statement } from '../../../../domain/plan/statement.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { qualified, quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { hasRelations } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import { isRemade } from './kinship.js';
import { relationName } from './names.js';
import type { ObjectSql } from './object-sql.js';
import { isInteger, startBehind } from './start-behind.js';
import {
  defaultOptions,
  optionClauses,
  optionColumns,
  readOptions,
  restartClause,
  retyped,
} from './sequence-options.js';
import { flag, text, textOrNone } from './row.js';

/** Reads the sequences but those of identity columns; one that a column owns is that column's child. */
export const sequenceCatalog: CatalogReader = {
  table: ['owner_schema', 'owner_table'],
  present: hasRelations('S'),
  query: ({ key, tables }) => `
    select ${key('c.oid')} as oid, n.nspname as schema, c.relname as name,
      c.relpersistence = 'u' as unlogged, pg_catalog.format_type(s.seqtypid, null) as type, ${optionColumns},
      tn.nspname as owner_schema, t.relname as owner_table, a.attname as owner_column
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_sequence s on s.seqrelid = c.oid
    left join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid
      and d.refclassid = d.classid and d.refobjsubid > 0 and d.deptype in ('a', 'i')
    left join ${tables} t on t.oid = d.refobjid
    left join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
    left join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
    where c.relkind = 'S' and c.relpersistence <> 't' and d.deptype is distinct from 'i'
      and ${ownSchema} and ${notOfExtension('pg_class', 'c')}
      and (d.refobjid is null or t.oid is not null)`,
  read(row) {
    const path = [text(row, 'schema'), text(row, 'name')];
    const column = textOrNone(row, 'owner_column');
    const owner =
      column === undefined
        ? undefined
        : objectId('column', [text(row, 'owner_schema'), text(row, 'owner_table'), column]);
    const object: Sequence = {
      kind: 'sequence',
      id: objectId('sequence', path),
      path,
      parent: owner,
      needs: [],
      // It is logged as its table is, which may change only before the sequence comes under it.
      mentions:
        owner === undefined
          ? undefined
          : [objectId('table', [text(row, 'owner_schema'), text(row, 'owner_table')])],
      type: text(row, 'type'),
      ...readOptions(row),
      unlogged: flag(row, 'unlogged') || undefined,
      ownedBy: owner,
    };
    return [{ object, addresses: [address('pg_class', text(row, 'oid'))] }];
  },
};

function ownerText(id: string | undefined, state: SchemaState): string {
  const column = find(state, 'column', id);
  return column ? qualified(column.path) : 'NONE';
}

/** `CREATE SEQUENCE` without its owner. */
export function createSequence(object: Sequence): Statement {
  const clauses = optionClauses(defaultOptions(object.type, object.increment), object);
  const lines = [
    ...(object.type === 'bigint' ? [] : [`AS ${object.type}`]),
    ...(object.increment === '1' ? [] : [`INCREMENT BY ${object.increment}`]),
    ...clauses,
  ];
  const kind = object.unlogged ? 'UNLOGGED SEQUENCE' : 'SEQUENCE';
  return statement(`CREATE ${kind} ${[qualified(object.path), ...lines].join(' ')}`, [object.id]);
}

/**
 * Makes the sequence its column's own; it must belong to the same role as the table, and changes hands only while it is
 * no column's own.
 */
export function ownSequence(object: Sequence, sides: Sides): readonly Statement[] {
  const alter = `ALTER SEQUENCE ${qualified(object.path)}`;
  const owner = newOwner(object, sides);
  const wasOwned = find(sides.before, 'sequence', object.id)?.ownedBy !== undefined;
  return [
    ...(owner !== undefined && wasOwned ? [statement(`${alter} OWNED BY NONE`, [object.id])] : []),
    ...(owner === undefined ? [] : [statement(`${alter} OWNER TO ${owner}`, [object.id])]),
    statement(`${alter} OWNED BY ${ownerText(object.ownedBy, sides.after)}`, [object.id], {
      lock: 'blocks schema changes',
    }),
  ];
}

/** The role that gets the sequence, where that may not have it. */
function newOwner(object: Sequence, sides: Sides): string | undefined {
  const role = tableOwner(object, sides);
  if (role !== undefined) return quoteName(role);
  return isTakenFromOthers(object, sides) ? 'CURRENT_USER' : undefined;
}

/** The role that has the table already. A table that changes hands later, as a new one does, takes its sequences along. */
function tableOwner({ ownedBy }: Sequence, { before, after }: Sides): string | undefined {
  const table = find(after, 'column', ownedBy)?.parent ?? '';
  if (isRemade(table, { before, after })) return undefined;
  const [old] = childrenOfKind(before, table, 'owner');
  const [now] = childrenOfKind(after, table, 'owner');
  return old && now?.role;
}

/** Whether the sequence was made that of another role by its old table, and its new one belongs to nobody else. */
function isTakenFromOthers({ id, ownedBy }: Sequence, { before, after }: Sides): boolean {
  const from = find(before, 'column', find(before, 'sequence', id)?.ownedBy)?.parent ?? '';
  const to = find(after, 'column', ownedBy)?.parent ?? '';
  if (from === to || childrenOfKind(before, from, 'owner').length === 0) return false;
  return childrenOfKind(before, to, 'owner').length === 0 || isRemade(to, { before, after });
}

function alterSequence(before: Sequence, after: Sequence, sides: Sides): readonly Statement[] {
  const alter = `ALTER SEQUENCE ${qualified(after.path)}`;
  const typeChanges = before.type !== after.type;
  const from = typeChanges ? retyped(before, before.type, after.type) : before;
  const clauses = [
    ...(typeChanges ? [`AS ${after.type}`] : []),
    ...optionClauses(from, after),
    ...restartClause(from, after),
  ];
  return [
    ...(clauses.length > 0
      ? [statement(`${alter} ${clauses.join(' ')}`, [after.id], { lock: 'blocks writes' })]
      : []),
    ...(before.unlogged === after.unlogged
      ? []
      : [statement(`${alter} SET ${after.unlogged ? 'UNLOGGED' : 'LOGGED'}`, [after.id])]),
    ...(before.ownedBy === after.ownedBy ? [] : ownSequence(after, sides)),
  ];
}

/** A sequence for a column that is there already counts on behind its values. */
function startOfOwned(object: Sequence, { before, after }: Sides): readonly Statement[] {
  const column = find(after, 'column', object.ownedBy);
  if (!column || !before.objects.has(column.id)) return [];
  return isInteger(column.type) ? [startBehind(column, object)] : [];
}

/** The SQL of sequences. */
export const sequenceSql: ObjectSql<Sequence> = {
  embeds: () => 'always',
  occupies: ({ path }) => [relationName(path)],
  way: () => 'alone',
  create: (object, _embedded, sides) => [
    createSequence(object),
    ...(object.ownedBy === undefined ? [] : ownSequence(object, sides)),
    ...startOfOwned(object, sides),
  ],
  drop: (object) => [statement(`DROP SEQUENCE ${qualified(object.path)}`, [object.id])],
  alter: alterSequence,
  rename: (before, after) => [
    statement(`ALTER SEQUENCE ${qualified(before.path)} RENAME TO ${quoteName(nameOf(after))}`, [after.id]),
  ],
};

/** The owned sequences among the objects that come with a table or column. */
export function sequencesOf(objects: readonly SchemaObject[]): readonly Sequence[] {
  return objects.filter((object) => object.kind === 'sequence');
}
