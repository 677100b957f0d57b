import type { Effect } from '../../../../domain/plan/effect.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { statement } from '../../../../domain/plan/statement.js';
import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Column, Identity } from '../../../../domain/schema/objects/column.js';
import { find } from '../../../../domain/schema/state.js';
import { qualified, quoteName } from '../sql/quote.js';
import {
  alterColumnSql,
  columnClause,
  columnExtras,
  identityClause,
  identitySequence,
  newColumnExtras,
  sequenceTypeChange,
} from './column-clause.js';
import { compressionActions } from './column-settings.js';
import { liesElsewhere } from './lies-elsewhere.js';
import { notNullGained, notNullLost, notNullRestored } from './not-null.js';
import { changesOrigin } from './origin.js';
import { linksBelow, only, reached, stands } from './kinship.js';
import { optionsChange } from './foreign-options.js';
import { startBehind } from './start-behind.js';
import { largest, optionClauses, restartClause, retyped } from './sequence-options.js';
import { typeChange, withoutValues } from './type-change.js';
import type { TypeChange } from './type-change.js';
import { valueType } from './named-type.js';
import type { Sides } from '../../../../domain/plan/dialect.js';

/** Whether the type or the collation changes: views and the like can't stand meanwhile. */
export function changesType(before: Column, after: Column): boolean {
  return before.type !== after.type || before.collation !== after.collation;
}

/** All that leads from one form of a column to another, in the order that the server accepts. */
export function alterColumn(from: Column, after: Column, sides: Sides): readonly Statement[] {
  const before = reached(from, sides);
  if (changesOrigin(before, after)) return remake(before, after, sides);
  const become = (action: string, effects: readonly Effect[] = []): Statement =>
    statement(alterColumnSql(after, action), [after.id], { lock: 'blocks reads and writes', effects });
  const identity = identityActions(before, after).map((action) => become(action));
  const narrows = before.identity !== undefined && largest(after.type) < largest(before.type);
  return [
    ...(before.generated && !after.generated ? [become('DROP EXPRESSION')] : []),
    ...(before.identity && !after.identity ? [become('DROP IDENTITY')] : []),
    ...notNullLost(before, after),
    ...(!before.nullable && after.nullable ? keptNotNull(after, sides) : []),
    // Bounds must fit the type of their sequence, which goes with the column's.
    ...(narrows ? identity : []),
    ...(changesType(before, after) ? [changeType(before, after, sides)] : []),
    ...notNullGained(before, after),
    ...(narrows ? [] : identity),
    ...sequenceRename(before, after),
    ...sequenceTypeChange(after, sequenceTypeOf(before, after)),
    ...foreignChange(before, after),
    ...settings(before, after, only(after.parent, sides)),
    ...(!before.identity && after.identity ? [startBehind(after, after.identity)] : []),
  ];
}

/** The tables below lose NOT NULL together with this one; those that had it and keep it get it back. */
function keptNotNull(column: Column, sides: Sides): readonly Statement[] {
  return linksBelow(column.parent, sides.after).flatMap((link) => {
    const table = find(sides.after, 'table', link.parent);
    const id = objectId('column', [...(table?.path ?? []), nameOf(column)]);
    const [old, now] = [find(sides.before, 'column', id), find(sides.after, 'column', id)];
    if (!old || !now || old.nullable || !stands(link, sides)) return [];
    return now.nullable ? keptNotNull(now, sides) : [notNullRestored(now)];
  });
}

function foreignChange(before: Column, after: Column): readonly Statement[] {
  const change = optionsChange(before.foreignOptions, after.foreignOptions);
  if (change === undefined) return [];
  const table = qualified(after.path.slice(0, -1));
  const sql = `ALTER FOREIGN TABLE ${table} ALTER COLUMN ${quoteName(nameOf(after))} ${change}`;
  return [statement(sql, [after.id])];
}

function remake(before: Column, after: Column, sides: Sides): readonly Statement[] {
  const table = qualified(after.path.slice(0, -1));
  const effects: readonly Effect[] = before.generated ? [] : [{ kind: 'drops-data', object: before.id }];
  const rewrite: readonly Effect[] =
    after.generated?.stored === true ? [{ kind: 'rewrites-table', object: after.parent ?? '' }] : [];
  return [
    statement(`ALTER TABLE ${table} DROP COLUMN ${quoteName(nameOf(before))}`, [after.id], {
      lock: 'blocks reads and writes',
      effects,
    }),
    statement(`ALTER TABLE ${table} ADD COLUMN ${columnClause(after, [], undefined)}`, [after.id], {
      lock: 'blocks reads and writes',
      effects: rewrite,
    }),
    ...newColumnExtras(after, only(after.parent, sides)),
  ];
}

/** What the change of a type means for the values, which know nothing of the domains around them. */
function valueChange(before: Column, after: Column, sides: Sides): TypeChange {
  if (liesElsewhere(after, sides)) return withoutValues;
  return typeChange(valueType(before, sides.before), valueType(after, sides.after), after.type);
}

function changeType(before: Column, after: Column, sides: Sides): Statement {
  const change = valueChange(before, after, sides);
  return statement(alterColumnSql(after, typeAction(before, after, change)), [after.id], {
    lock: 'blocks reads and writes',
    effects: typeEffects(before, after, change),
  });
}

function typeAction(before: Column, after: Column, { using }: TypeChange): string {
  const collation = after.collation === undefined ? '' : ` COLLATE ${after.collation}`;
  const cast = before.generated || !using ? '' : ` USING ${using(quoteName(nameOf(after)))}`;
  return `TYPE ${after.type}${collation}${cast}`;
}

function typeEffects(
  before: Column,
  after: Column,
  { narrows, mayFail, rewrites }: TypeChange,
): readonly Effect[] {
  const table = after.parent ?? '';
  const why = `values of type ${before.type} are read as ${after.type}`;
  return [
    ...(narrows
      ? [{ kind: 'narrows-type', object: after.id, from: before.type, to: after.type } as const]
      : []),
    ...(mayFail ? [{ kind: 'needs-fitting-rows', object: after.id, table, why } as const] : []),
    ...(rewrites ? [{ kind: 'rewrites-table', object: table } as const] : []),
  ];
}

function identityActions(before: Column, after: Column): readonly string[] {
  if (!after.identity) return [];
  if (!before.identity) return [`ADD ${identityClause(after, after.identity)}`];
  const was: Identity = { ...before.identity, ...retyped(before.identity, before.type, after.type) };
  const generation =
    was.generation === after.identity.generation
      ? []
      : [`SET GENERATED ${after.identity.generation.toUpperCase()}`];
  const options = optionClauses(was, after.identity).map((clause) => `SET ${clause}`);
  const clauses = [...generation, ...options, ...restartClause(was, after.identity)];
  return clauses.length === 0 ? [] : [clauses.join(' ')];
}

/** The type that the sequence has by then: a new one, and that of a column whose type changes, has the column's. */
function sequenceTypeOf(before: Column, after: Column): string {
  const stays = before.identity !== undefined && before.type === after.type;
  return (stays ? before.identity?.sequenceType : undefined) ?? after.type;
}

/** The sequence behind an identity has a name of its own, which a renamed table leaves as it was. */
function sequenceRename(before: Column, after: Column): readonly Statement[] {
  if (!before.identity || !after.identity) return [];
  const [from, to] = [identitySequence(before, before.identity), identitySequence(after, after.identity)];
  if (from.join('.') === to.join('.')) return [];
  const sql = `ALTER SEQUENCE ${qualified(from)} RENAME TO ${quoteName(to.at(-1) ?? '')}`;
  return [statement(sql, [after.id])];
}

/** A new type or collation brings its own storage and compression, so what differs from those is said again. */
function settings(before: Column, after: Column, scope: string): readonly Statement[] {
  const fresh = changesType(before, after);
  const was = fresh ? { statistics: before.statistics, options: before.options } : before;
  const compression = fresh ? undefined : before.compression;
  return [
    ...compressionActions(compression, after.compression).map((action) =>
      statement(alterColumnSql(after, action, scope), [after.id], { lock: 'blocks reads and writes' }),
    ),
    ...columnExtras(after, was, scope),
  ];
}
