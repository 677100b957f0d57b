import type { Effect, LockClass } from '../../../../domain/plan/effect.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { kindRank, nameOf } from '../../../../domain/schema/object.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Inheritance } from '../../../../domain/schema/objects/partition.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import { childrenOf } from '../../../../domain/schema/state.js';
import { compareText } from '../../../../domain/schema/text.js';
import { qualified, quoteName } from '../sql/quote.js';
import { adjusted } from './adjusted.js';
import { columnClause, serialSequence } from './column-clause.js';
import { constraintClause, constraintName, isConstraint, twinKeys } from './constraint-clause.js';
import { givingWay } from './conflicting-defaults.js';
import { optionsChange, optionsText } from './foreign-options.js';
import { isRemade } from './kinship.js';
import { rowTypeNames } from './names.js';
import type { ObjectSql } from './object-sql.js';
import { clusterOn } from './cluster.js';
import { comesLater, setReplicaIdentity } from './replica-identity.js';
import { createSequence, ownSequence, sequencesOf } from './sequence.js';
import { leavingOut, sequencesApart } from './sequences-apart.js';
import { storageActions } from './storage.js';
import { dropTable, tableWord } from './table-drop.js';
import { mergedColumns, mergedExtras } from './merged-columns.js';

const lock: LockClass = 'blocks reads and writes';

function columnsOf(embedded: readonly SchemaObject[]): readonly Column[] {
  return embedded
    .filter((object) => object.kind === 'column')
    .sort((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0) || compareText(a.id, b.id));
}

/** Sequences that the clause of a column doesn't make by itself. */
export function ownSequences(
  columns: readonly Column[],
  embedded: readonly SchemaObject[],
  table: Table | undefined,
  sides: Sides,
): { readonly before: readonly Statement[]; readonly after: readonly Statement[] } {
  const serial = new Set(columns.map((column) => serialSequence(column, embedded, table)?.id));
  const own = sequencesOf(embedded).filter((sequence) => !serial.has(sequence.id));
  return { before: own.map(createSequence), after: own.flatMap((each) => ownSequence(each, sides)) };
}

function create(table: Table, embedded: readonly SchemaObject[], sides: Sides): readonly Statement[] {
  const all = columnsOf(embedded);
  const above = embedded.filter((object) => object.kind === 'inheritance');
  const columns = above.length > 0 ? all.filter(({ inherited }) => inherited !== 'only') : all;
  const constraints = embedded
    .filter(isConstraint)
    .filter((each) => above.length === 0 || each.kind !== 'check' || each.inherited !== 'only')
    .sort((a, b) => kindRank(a.kind) - kindRank(b.kind) || compareText(a.id, b.id));
  const twins = twinKeys(constraints);
  const lines = [
    ...mergedColumns(columns, above, embedded, sides.after).map((each) =>
      columnClause(each.column, each.embedded, table),
    ),
    ...constraints.filter((each) => !twins.includes(each)).map(constraintClause),
  ];
  const body = lines.length === 0 ? '()' : `(\n  ${lines.join(',\n  ')}\n)`;
  const inherited = all.filter((each) => !columns.includes(each));
  const yielding = givingWay(table.id, inherited, above, sides);
  const sequences = ownSequences(columns, embedded, table, sides);
  const serves = [table.id, ...embedded.map((object) => object.id)];
  const head = `CREATE ${table.unlogged ? 'UNLOGGED ' : ''}${tableWord(table)} ${qualified(table.path)}`;
  return [
    ...sequences.before,
    ...yielding.before,
    statement(`${head} ${body}${inheritsText(above)}${tail(table)}`, serves, {
      lock: lockOf(embedded, sides),
    }),
    ...yielding.after,
    ...twins.map((each) => alterTable({ ...table, id: each.id }, `ADD ${constraintClause(each)}`)),
    ...sequences.after,
    ...columns.flatMap((each) => mergedExtras(each, above, sides.after)),
    ...inherited.flatMap((each) => adjusted(each, embedded, sides)),
    ...identity(table, new Set(constraints.map(constraintName))),
    ...constraints.flatMap((each) => clusterOn(each, constraintName(each), sides.after)),
    ...rowSecurity(undefined, table),
  ];
}

function inheritsText(above: readonly Inheritance[]): string {
  const parents = [...above].sort((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0));
  return parents.length === 0 ? '' : ` INHERITS (${parents.map(({ of }) => qualified(of)).join(', ')})`;
}

function tail(table: Table): string {
  const { foreign } = table;
  return [
    ...(foreign ? [` SERVER ${quoteName(foreign.server)}${optionsText(foreign.options)}`] : []),
    ...(table.partitionBy === undefined ? [] : [` PARTITION BY ${table.partitionBy}`]),
    ...(table.accessMethod === undefined ? [] : [` USING ${quoteName(table.accessMethod)}`]),
    ...(table.options ? [` WITH (${table.options.join(', ')})`] : []),
    ...(table.tablespace === undefined ? [] : [` TABLESPACE ${quoteName(table.tablespace)}`]),
  ].join('');
}

/** A foreign key to a table that is in use makes its writers wait for a moment. */
function lockOf(embedded: readonly SchemaObject[], { before }: Sides): LockClass {
  const reaches = embedded.some(
    (object) => object.kind === 'foreign-key' && object.needs.some((need) => before.objects.has(need)),
  );
  return reaches ? 'blocks writes' : 'none';
}

function identity(table: Table, madeNow: ReadonlySet<string>): readonly Statement[] {
  if (table.replicaIdentity === undefined || comesLater(table, madeNow)) return [];
  return [setReplicaIdentity(table)];
}

function rowSecurity(before: Table | undefined, after: Table): readonly Statement[] {
  const enabled = (table?: Table): boolean => ['enabled', 'forced'].includes(table?.rowSecurity ?? '');
  const forced = (table?: Table): boolean => table?.rowSecurity?.startsWith('forced') ?? false;
  return [
    ...(enabled(before) === enabled(after) ? [] : [enabled(after) ? 'ENABLE' : 'DISABLE']),
    ...(forced(before) === forced(after) ? [] : [forced(after) ? 'FORCE' : 'NO FORCE']),
  ].map((action) => alterTable(after, `${action} ROW LEVEL SECURITY`));
}

function alterTable(table: Table, action: string, effects: readonly Effect[] = []): Statement {
  return statement(`ALTER TABLE ${qualified(table.path)} ${action}`, [table.id], { lock, effects });
}

function alter(before: Table, after: Table, sides: Sides): readonly Statement[] {
  const rewrites: readonly Effect[] = [{ kind: 'rewrites-table', object: after.id }];
  const method = quoteName(after.accessMethod ?? 'heap');
  return [
    ...(before.unlogged === after.unlogged
      ? []
      : leavingOut(
          sequencesApart(after, sides),
          alterTable(after, after.unlogged ? 'SET UNLOGGED' : 'SET LOGGED', rewrites),
          sides,
        )),
    ...(before.accessMethod === after.accessMethod
      ? []
      : [alterTable(after, `SET ACCESS METHOD ${method}`, rewrites)]),
    ...storageActions(before, after).map((action) =>
      alterTable(after, action, action.startsWith('SET TABLESPACE') ? rewrites : []),
    ),
    ...rowSecurity(before, after),
    ...foreignChange(before, after),
    ...(before.replicaIdentity === after.replicaIdentity || comesLater(after, standing(after, sides))
      ? []
      : [setReplicaIdentity(after)]),
  ];
}

function foreignChange(before: Table, after: Table): readonly Statement[] {
  const change = optionsChange(before.foreign?.options, after.foreign?.options);
  if (change === undefined) return [];
  return [statement(`ALTER FOREIGN TABLE ${qualified(after.path)} ${change}`, [after.id], { lock })];
}

/** Names of the indexes and keys of the table that are there already and stay. */
function standing(table: Table, { before, after }: Sides): ReadonlySet<string> {
  const names = childrenOf(before, table.id)
    .filter(({ id }) => after.objects.has(id))
    .map((object) => (isConstraint(object) ? constraintName(object) : nameOf(object)));
  return new Set(names);
}

/** The SQL of tables. How the rows of one are shared out is settled when it is made. */
export const tableSql: ObjectSql<Table> = {
  occupies: rowTypeNames,
  way: (_before, after, sides) => (isRemade(after.id, sides) ? 'replace' : 'alone'),
  create,
  drop: dropTable,
  alter,
  rename: (before, after) => [
    alterTable({ ...before, id: after.id }, `RENAME TO ${quoteName(nameOf(after))}`),
  ],
};
