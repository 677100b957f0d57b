import { objectId } from '../../../../domain/schema/id.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { EventTrigger } from '../../../../domain/schema/objects/trigger.js';
import { qualified, quoteLiteral, quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension } from './catalog.js';
import { firingOf, firingWords } from './firing.js';
import type { ObjectSql } from './object-sql.js';
import type { Row } from './row.js';
import { some, text, texts } from './row.js';

/** Reads the triggers on DDL. */
export const eventTriggerCatalog: CatalogReader = {
  present: made('pg_event_trigger'),
  query: () => `
    select x.oid::pg_catalog.text as oid, x.evtname as name, x.evtevent as event, x.evtenabled as firing,
      n.nspname as function_schema, p.proname as function_name,
      pg_catalog.to_json(x.evttags) as tags
    from pg_catalog.pg_event_trigger x
    join pg_catalog.pg_proc p on p.oid = x.evtfoid
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    where ${notOfExtension('pg_event_trigger', 'x')}`,
  read(row) {
    const path = [text(row, 'name')];
    const object: EventTrigger = {
      kind: 'event-trigger',
      id: objectId('event-trigger', path),
      path,
      needs: [],
      definition: definitionOf(row),
      firing: firingOf(row),
    };
    return [{ object, addresses: [address('pg_event_trigger', text(row, 'oid'))] }];
  },
};

function definitionOf(row: Row): string {
  const tags = some(texts(row, 'tags'));
  return [
    `CREATE EVENT TRIGGER ${quoteName(text(row, 'name'))} ON ${text(row, 'event')}`,
    ...(tags ? [`WHEN TAG IN (${tags.map(quoteLiteral).join(', ')})`] : []),
    `EXECUTE FUNCTION ${qualified([text(row, 'function_schema'), text(row, 'function_name')])}()`,
  ].join(' ');
}

const nameText = (trigger: EventTrigger): string => `EVENT TRIGGER ${quoteName(nameOf(trigger))}`;

function fire(trigger: EventTrigger): Statement {
  return statement(`ALTER ${nameText(trigger)} ${firingWords(trigger.firing)}`, [trigger.id]);
}

/** The SQL of triggers on DDL. */
export const eventTriggerSql: ObjectSql<EventTrigger> = {
  way: (before, after) => (before.definition === after.definition ? 'alone' : 'replace'),
  create: (object) => [
    statement(object.definition, [object.id]),
    ...(object.firing === undefined ? [] : [fire(object)]),
  ],
  drop: (object) => [statement(`DROP ${nameText(object)}`, [object.id])],
  alter: (_before, after) => [fire(after)],
  rename: (before, after) => [
    statement(`ALTER ${nameText(before)} RENAME TO ${quoteName(nameOf(after))}`, [after.id]),
  ],
};
