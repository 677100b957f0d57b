import { objectId } from '../../../../domain/schema/id.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Trigger } from '../../../../domain/schema/objects/trigger.js';
import { qualified, quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import { firingOf, firingWords } from './firing.js';
import { copiesOf, copiesQuery, copyChange, copyComments, linksOfCopies } from './trigger-copies.js';
import type { ObjectSql } from './object-sql.js';
import { text } from './row.js';

/** Reads the triggers of tables and views; the copies that partitions get of their parent's come with those. */
export const triggerCatalog: CatalogReader = {
  table: ['schema', 'table_name'],
  present: made('pg_trigger', 'not x.tgisinternal'),
  query: ({ key, relations }) => `
    with recursive ${copiesQuery}
    select ${key('t.oid')} as oid, n.nspname as schema, c.relname as table_name, c.relkind as table_kind,
      t.tgname as name, pg_catalog.pg_get_triggerdef(t.oid) as definition, t.tgenabled as firing, k.copies
    from pg_catalog.pg_trigger t
    join ${relations} c on c.oid = t.tgrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join copies k on k.root = t.oid
    where not t.tgisinternal and t.tgparentid = 0 and c.relpersistence <> 't' and ${ownSchema}
      and ${notOfExtension('pg_trigger', 't')}`,
  read(row) {
    const table = [text(row, 'schema'), text(row, 'table_name')];
    const path = [...table, text(row, 'name')];
    const object: Trigger = {
      kind: 'trigger',
      id: objectId('trigger', path),
      path,
      parent: objectId(text(row, 'table_kind') === 'v' ? 'view' : 'table', table),
      needs: linksOfCopies(row),
      definition: text(row, 'definition'),
      firing: firingOf(row),
      copies: copiesOf(row),
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

const isPerRow = ({ definition }: Trigger): boolean =>
  / FOR EACH ROW /.test(definition.replace(/"(?:[^"]|"")*"/g, '').replace(/'(?:[^']|'')*'/g, ''));

/**
 * Whether only another trigger can take its place: a constraint trigger can't be replaced, and of one for each row,
 * partitions would keep their copies under one for each statement, which has none.
 */
function isMadeAnew(before: Trigger, after: Trigger): boolean {
  if (before.definition === after.definition) return false;
  return isConstraint(before) || isConstraint(after) || (isPerRow(before) && !isPerRow(after));
}

function fire(trigger: Trigger): Statement {
  const action = `${firingWords(trigger.firing)} TRIGGER ${quoteName(nameOf(trigger))}`;
  return statement(`ALTER TABLE ${tableOf(trigger)} ${action}`, [trigger.id], { lock: 'blocks writes' });
}

function make(trigger: Trigger, definition: string, sides: Sides): readonly Statement[] {
  return [
    statement(definition, [trigger.id], { lock: 'blocks writes' }),
    ...(trigger.firing === undefined ? [] : [fire(trigger)]),
    ...copyChange(undefined, trigger, sides),
  ];
}

/** A new definition makes the trigger fire as usual again, and so do its copies. */
function alter(before: Trigger, after: Trigger, sides: Sides): readonly Statement[] {
  if (before.definition === after.definition) {
    if (before.firing === after.firing) return copyChange(before, after, sides);
    return [fire(after), ...copyChange(undefined, after, sides)];
  }
  return make(after, after.definition.replace(/^CREATE /, 'CREATE OR REPLACE '), sides);
}

/** The SQL of triggers; most can be replaced in place. */
export const triggerSql: ObjectSql<Trigger> = {
  way: (before, after) => (isMadeAnew(before, after) ? 'replace' : 'alone'),
  create: (object, _embedded, sides) => [
    ...make(object, object.definition, sides),
    ...copyComments(undefined, object, sides),
  ],
  drop: (object) => [
    statement(`DROP ${triggerText(object)}`, [object.id], { lock: 'blocks reads and writes' }),
  ],
  alter: (before, after, sides) => [...alter(before, after, sides), ...copyComments(before, after, sides)],
  rename: (before, after) => [
    statement(`ALTER ${triggerText(before)} RENAME TO ${quoteName(nameOf(after))}`, [after.id], {
      lock: 'blocks reads and writes',
    }),
  ],
};
