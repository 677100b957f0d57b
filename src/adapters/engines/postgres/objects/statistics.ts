import { objectId } from '../../../../domain/schema/id.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Statistics } from '../../../../domain/schema/objects/statistics.js';
import { qualified, quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import type { ObjectSql } from './object-sql.js';
import type { Row } from './row.js';
import { number, text, texts } from './row.js';

/** Reads the extended statistics; each is a part of the table or materialized view that it tells of. */
export const statisticsCatalog: CatalogReader = {
  table: ['owner_schema', 'owner_name'],
  present: made('pg_statistic_ext'),
  query: ({ key, relations }) => `
    select ${key('x.oid')} as oid, n.nspname as schema, x.stxname as name,
      cn.nspname as owner_schema, c.relname as owner_name, c.relkind as owner_kind,
      pg_catalog.pg_get_statisticsobjdef(x.oid) as definition,
      (select pg_catalog.json_agg(pg_catalog.quote_ident(a.attname) order by a.attname collate "C")
       from pg_catalog.pg_attribute a
       where a.attrelid = x.stxrelid and a.attnum = any (x.stxkeys::pg_catalog.int2[])) as columns,
      pg_catalog.to_json(pg_catalog.pg_get_statisticsobjdef_expressions(x.oid)) as expressions,
      case when x.stxstattarget >= 0 then x.stxstattarget end as target
    from pg_catalog.pg_statistic_ext x
    join pg_catalog.pg_namespace n on n.oid = x.stxnamespace
    join ${relations} c on c.oid = x.stxrelid
    join pg_catalog.pg_namespace cn on cn.oid = c.relnamespace
    where c.relpersistence <> 't' and ${ownSchema} and ${notOfExtension('pg_statistic_ext', 'x')}`,
  read(row) {
    const path = [text(row, 'schema'), text(row, 'name')];
    const object: Statistics = {
      kind: 'statistics',
      id: objectId('statistics', path),
      path,
      parent: ownerOf(row),
      needs: [],
      definition: definitionOf(row),
      target: row['target'] === null ? undefined : number(row, 'target'),
    };
    return [{ object, addresses: [address('pg_statistic_ext', text(row, 'oid'))] }];
  },
};

/** The server lists columns as the table has them; here their order says nothing, so that it never differs. */
function definitionOf(row: Row): string {
  const start = `CREATE STATISTICS ${qualified([text(row, 'schema'), text(row, 'name')])}`;
  const kinds = /^ \([a-z, ]+\)/.exec(text(row, 'definition').slice(start.length))?.[0] ?? '';
  const keys = [...texts(row, 'columns'), ...texts(row, 'expressions').map((each) => `(${each})`)];
  const table = qualified([text(row, 'owner_schema'), text(row, 'owner_name')]);
  return `${start}${kinds} ON ${keys.join(', ')} FROM ${table}`;
}

function ownerOf(row: Row): string {
  const kind = text(row, 'owner_kind') === 'm' ? 'materialized-view' : 'table';
  return objectId(kind, [text(row, 'owner_schema'), text(row, 'owner_name')]);
}

function alter(object: Statistics, action: string): Statement {
  return statement(`ALTER STATISTICS ${qualified(object.path)} ${action}`, [object.id], {
    lock: 'blocks schema changes',
  });
}

/** Statistics that the server makes again for another type of a column come without the target that they had. */
export function isTargeted(object: Statistics): boolean {
  return object.target !== undefined;
}

const setTarget = (object: Statistics): Statement => alter(object, `SET STATISTICS ${object.target ?? -1}`);

/** The SQL of extended statistics. */
export const statisticsSql: ObjectSql<Statistics> = {
  way: (before, after) =>
    before.definition === after.definition && before.parent === after.parent ? 'alone' : 'replace',
  create: (object) => [
    statement(object.definition, [object.id], { lock: 'blocks schema changes' }),
    ...(object.target === undefined ? [] : [setTarget(object)]),
  ],
  drop: (object) => [
    statement(`DROP STATISTICS ${qualified(object.path)}`, [object.id], { lock: 'blocks schema changes' }),
  ],
  alter: (_before, after) => [setTarget(after)],
  rename: (before, after) => [alter({ ...before, id: after.id }, `RENAME TO ${quoteName(nameOf(after))}`)],
};
