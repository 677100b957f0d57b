import { unreachable, SchemactlError } from '../../../../domain/error.js';
import type { Effect } from '../../../../domain/plan/effect.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { CreateStep, DropStep, RenameStep, Step } from '../../../../domain/plan/step.js';
import { equalObjects } from '../../../../domain/schema/equal.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import { guardPragma, withoutWrites } from '../sql/guard.js';
import { quoteName } from '../sql/quote.js';
import { withRemarks } from '../sql/remarks.js';
import { columnSql } from './column.js';
import { changedValues } from './changed-values.js';
import { indexSql } from './index-object.js';
import { isReferredTo, keyGuards } from './key-guards.js';
import { rebuildSql } from './rebuild.js';
import { tableSql } from './table.js';
import { triggerRenamed } from './trigger.js';
import { viewSql } from './view.js';
import { createVirtualTable, dropVirtualTable } from './virtual-table.js';

/** The SQL of one step. */
export function compileStep(step: Step, sides: Sides): readonly Statement[] {
  switch (step.verb) {
    case 'create':
      if (step.object.kind === 'virtual-table') return createVirtualTable(step.object);
      return [
        statement(
          createSql({ ...step, object: withRemarks(step.object, sides.before) }, sides.after),
          served(step.object, step.embedded),
          createFacts(step.object, sides),
        ),
      ];
    case 'drop':
      return dropSql(step, sides);
    case 'rebuild':
      return rebuildSql(step, sides);
    case 'rename':
      return renameSql(step, sides);
    case 'release':
    case 'alter':
      throw impossible(step.after, 'altered');
    default:
      return unreachable(step);
  }
}

function served(object: SchemaObject, others: readonly SchemaObject[]): readonly string[] {
  return [object.id, ...others.map((other) => other.id)];
}

function impossible(object: SchemaObject, what: string): SchemactlError {
  return new SchemactlError('UNSUPPORTED', `${object.id} can't be ${what} on SQLite`, {
    hint: 'Make this change by hand in a revision of its own (schemactl new NAME).',
    place: { object: object.id },
  });
}

function parentName(object: SchemaObject, state: SchemaState): string {
  const parent = object.parent === undefined ? undefined : state.objects.get(object.parent);
  return parent ? nameOf(parent) : '';
}

function createSql(step: CreateStep, state: SchemaState): string {
  const { object } = step;
  if (object.kind === 'table') return tableSql(object, step.embedded);
  if (object.kind === 'index') return indexSql(object, parentName(object, state));
  if (object.kind === 'view') return viewSql(object);
  if (object.kind === 'trigger') return object.written ?? object.definition;
  if (object.kind !== 'column') throw impossible(object, 'created');
  const value = find(state, 'default', objectId('default', object.path));
  return `ALTER TABLE ${quoteName(parentName(object, state))} ADD COLUMN ${columnSql(object, value)}`;
}

/** An index on a table with rows reads it all, and a unique one may fail on them. */
function createFacts(object: SchemaObject, sides: Sides): Partial<Statement> {
  if (object.kind !== 'index' || object.parent === undefined) return {};
  if (!sides.before.objects.has(object.parent)) return {};
  const { id, parent: table } = object;
  const why = 'its values must differ from row to row';
  const before = sides.before.objects.get(id);
  const isNew = !before || !equalObjects(before, object) || changedValues(table, table, sides).size > 0;
  return {
    lock: 'blocks writes',
    effects: [
      { kind: 'scans-table', object: table },
      ...(object.unique && isNew ? [{ kind: 'needs-fitting-rows', object: id, table, why } as const] : []),
    ],
  };
}

function dropSql(step: DropStep, sides: Sides): readonly Statement[] {
  const { object } = step;
  const name = quoteName(nameOf(object));
  const serves = served(object, step.implied);
  if (object.kind === 'virtual-table') return [dropVirtualTable(object, serves)];
  if (object.kind === 'table') return dropTableSql(object, serves, sides);
  if (object.kind === 'column') {
    const table = quoteName(parentName(object, sides.before));
    const effects: readonly Effect[] = object.generated ? [] : [{ kind: 'drops-data', object: object.id }];
    return [statement(`ALTER TABLE ${table} DROP COLUMN ${name}`, serves, { lock: locked, effects })];
  }
  if (object.kind !== 'index' && object.kind !== 'view' && object.kind !== 'trigger') {
    throw impossible(object, 'dropped');
  }
  return [statement(`DROP ${object.kind.toUpperCase()} ${name}`, serves)];
}

const locked = 'blocks reads and writes';

function dropTableSql(table: Table, serves: readonly string[], sides: Sides): readonly Statement[] {
  const effects: readonly Effect[] = [{ kind: 'drops-data', object: table.id }];
  const drop = statement(`DROP TABLE ${quoteName(nameOf(table))}`, serves, { lock: locked, effects });
  if (!isReferredTo(table, sides)) return [drop];
  const guarded = withoutWrites(nameOf(table), [drop.sql]).map((sql) =>
    sql === drop.sql ? drop : statement(sql, serves),
  );
  return [statement(guardPragma, serves), ...keyGuards([table], sides, serves), ...guarded];
}

function renameSql(step: RenameStep, sides: Sides): readonly Statement[] {
  const { before, after } = step;
  const [from, to] = [quoteName(nameOf(before)), quoteName(nameOf(after))];
  const owner = parentName(after, sides.after);
  const say = (sql: string): Statement => statement(sql, [after.id]);
  if (after.kind === 'table' || after.kind === 'virtual-table')
    return [say(`ALTER TABLE ${from} RENAME TO ${to}`)];
  if (after.kind === 'column') return [say(`ALTER TABLE ${quoteName(owner)} RENAME COLUMN ${from} TO ${to}`)];
  if (after.kind === 'index') return [say(`DROP INDEX ${from}`), say(indexSql(after, owner))];
  if (after.kind === 'trigger') {
    return [say(`DROP TRIGGER ${from}`), say(triggerRenamed(after, nameOf(after), owner))];
  }
  if (after.kind !== 'view') throw impossible(after, 'renamed');
  const triggers = childrenOfKind(sides.after, after.id, 'trigger');
  const again = triggers.map((trigger) => say(triggerRenamed(trigger, nameOf(trigger), nameOf(after))));
  return [say(`DROP VIEW ${from}`), say(viewSql(after)), ...again];
}
