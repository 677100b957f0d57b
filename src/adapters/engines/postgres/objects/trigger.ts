import { objectId } from '../../../../domain/schema/id.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Trigger } from '../../../../domain/schema/objects/trigger.js';
import { find } from '../../../../domain/schema/state.js';
import { qualified, quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import { firingOf, firingWords } from './firing.js';
import type { ObjectSql } from './object-sql.js';
import { text, textOrNone } from './row.js';

/** Reads the triggers of tables and views, and of the copies that partitions get those that fire otherwise. */
export const triggerCatalog: CatalogReader = {
  present: made('pg_trigger'),
  query: () => `
    with recursive origin(copy, first) as (
      select f.oid, f.oid from pg_catalog.pg_trigger f where not f.tgisinternal and f.tgparentid = 0
      union all
      select p.oid, o.first from pg_catalog.pg_trigger p join origin o on o.copy = p.tgparentid)
    select t.oid::pg_catalog.text as oid, n.nspname as schema, c.relname as table_name, c.relkind as table_kind,
      t.tgname as name, case when t.oid = f.oid then pg_catalog.pg_get_triggerdef(t.oid) else '' end as definition,
      t.tgenabled as firing, case when t.oid <> f.oid then f.tgname end as first_name,
      fn.nspname as first_schema, fc.relname as first_table
    from origin o
    join pg_catalog.pg_trigger t on t.oid = o.copy
    join pg_catalog.pg_trigger f on f.oid = o.first
    join pg_catalog.pg_class c on c.oid = t.tgrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_class fc on fc.oid = f.tgrelid
    join pg_catalog.pg_namespace fn on fn.oid = fc.relnamespace
    where (t.oid = f.oid or t.tgenabled <> f.tgenabled) and c.relpersistence <> 't' and ${ownSchema}
      and ${notOfExtension('pg_trigger', 't')}`,
  read(row) {
    const first = textOrNone(row, 'first_name');
    const table = [text(row, 'schema'), text(row, 'table_name')];
    const path = [...table, text(row, 'name')];
    const object: Trigger = {
      kind: 'trigger',
      id: objectId('trigger', path),
      path,
      parent: objectId(text(row, 'table_kind') === 'v' ? 'view' : 'table', table),
      needs: first === undefined ? [] : [objectId('partition', table)],
      definition: text(row, 'definition'),
      firing: firingOf(row),
      partOf:
        first === undefined
          ? undefined
          : objectId('trigger', [text(row, 'first_schema'), text(row, 'first_table'), first]),
    };
    return [{ object, addresses: [address('pg_trigger', text(row, 'oid'))] }];
  },
};

const tableOf = ({ path }: Trigger): string => qualified(path.slice(0, -1));

/** `TRIGGER name ON table`. */
export function triggerText(trigger: Trigger): string {
  return `TRIGGER ${quoteName(nameOf(trigger))} ON ${tableOf(trigger)}`;
}

const isConstraint = (trigger: Trigger): boolean => trigger.definition.startsWith('CREATE CONSTRAINT ');

/** A copy alone is told when to fire, and not those below it. */
function fire(trigger: Trigger): Statement {
  const action = `${firingWords(trigger.firing)} TRIGGER ${quoteName(nameOf(trigger))}`;
  const table = `${trigger.partOf === undefined ? '' : 'ONLY '}${tableOf(trigger)}`;
  return statement(`ALTER TABLE ${table} ${action}`, [trigger.id], { lock: 'blocks writes' });
}

function make(trigger: Trigger, definition: string): readonly Statement[] {
  if (trigger.partOf !== undefined) return [fire(trigger)];
  return [
    statement(definition, [trigger.id], { lock: 'blocks writes' }),
    ...(trigger.firing === undefined ? [] : [fire(trigger)]),
  ];
}

/** A new definition makes the trigger fire as usual again. */
function alter(before: Trigger, after: Trigger): readonly Statement[] {
  if (before.definition === after.definition) return [fire(after)];
  return make(after, after.definition.replace(/^CREATE /, 'CREATE OR REPLACE '));
}

/** A copy goes only with what it is the copy of: where that stays it fires as that again. */
function drop(trigger: Trigger, { before }: Sides): readonly Statement[] {
  if (trigger.partOf !== undefined) {
    return [fire({ ...trigger, firing: find(before, 'trigger', trigger.partOf)?.firing })];
  }
  return [statement(`DROP ${triggerText(trigger)}`, [trigger.id], { lock: 'blocks reads and writes' })];
}

/** The SQL of triggers; all but constraint triggers can be replaced in place. */
export const triggerSql: ObjectSql<Trigger> = {
  way: (before, after) =>
    before.definition !== after.definition && (isConstraint(before) || isConstraint(after))
      ? 'replace'
      : 'alone',
  create: (object) => make(object, object.definition),
  drop,
  alter,
  rename: (before, after) => [
    statement(`ALTER ${triggerText(before)} RENAME TO ${quoteName(nameOf(after))}`, [after.id], {
      lock: 'blocks reads and writes',
    }),
  ],
};
