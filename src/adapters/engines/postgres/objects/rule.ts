import { objectId } from '../../../../domain/schema/id.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Rule } from '../../../../domain/schema/objects/trigger.js';
import { qualified, quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import { firingOf, firingWords } from './firing.js';
import type { ObjectSql } from './object-sql.js';
import { text } from './row.js';

/** Reads the rewrite rules but those that are views. */
export const ruleCatalog: CatalogReader = {
  table: ['schema', 'table_name'],
  present: made('pg_rewrite'),
  query: ({ key, relations }) => `
    select ${key('r.oid')} as oid, n.nspname as schema, c.relname as table_name, c.relkind as table_kind,
      r.rulename as name, pg_catalog.pg_get_ruledef(r.oid) as definition, r.ev_enabled as firing
    from pg_catalog.pg_rewrite r
    join ${relations} c on c.oid = r.ev_class
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where r.rulename <> '_RETURN' and c.relpersistence <> 't' and ${ownSchema} and ${notOfExtension('pg_rewrite', 'r')}`,
  read(row) {
    const table = [text(row, 'schema'), text(row, 'table_name')];
    const path = [...table, text(row, 'name')];
    const object: Rule = {
      kind: 'rule',
      id: objectId('rule', path),
      path,
      parent: objectId(text(row, 'table_kind') === 'v' ? 'view' : 'table', table),
      needs: [],
      definition: text(row, 'definition').trim().replace(/;$/, ''),
      firing: firingOf(row),
    };
    return [{ object, addresses: [address('pg_rewrite', text(row, 'oid'))] }];
  },
};

const tableOf = ({ path }: Rule): string => qualified(path.slice(0, -1));

/** `RULE name ON table`. */
export function ruleText(rule: Rule): string {
  return `RULE ${quoteName(nameOf(rule))} ON ${tableOf(rule)}`;
}

const lock = 'blocks reads and writes';

function fire(rule: Rule): Statement {
  const action = `${firingWords(rule.firing)} RULE ${quoteName(nameOf(rule))}`;
  return statement(`ALTER TABLE ${tableOf(rule)} ${action}`, [rule.id], { lock });
}

/** A new definition leaves when the rule fires as it is. */
function alter(before: Rule, after: Rule): readonly Statement[] {
  return [
    ...(before.definition === after.definition
      ? []
      : [statement(after.definition.replace(/^CREATE /, 'CREATE OR REPLACE '), [after.id], { lock })]),
    ...(before.firing === after.firing ? [] : [fire(after)]),
  ];
}

/** The SQL of rewrite rules. */
export const ruleSql: ObjectSql<Rule> = {
  way: () => 'alone',
  create: (object) => [
    statement(object.definition, [object.id], { lock }),
    ...(object.firing === undefined ? [] : [fire(object)]),
  ],
  drop: (object) => [statement(`DROP ${ruleText(object)}`, [object.id], { lock })],
  alter,
  rename: (before, after) => [
    statement(`ALTER ${ruleText(before)} RENAME TO ${quoteName(nameOf(after))}`, [after.id], { lock }),
  ],
};
