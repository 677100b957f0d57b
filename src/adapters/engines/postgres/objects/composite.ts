import { objectId } from '../../../../domain/schema/id.js';
import type { Attribute, CompositeType } from '../../../../domain/schema/objects/types.js';
import type { CatalogReader } from './catalog.js';
import { hasRelations } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import { collationName } from './column.js';
import type { Row } from './row.js';
import { number, rows, text, textOrNone } from './row.js';

/** Reads the composite types that stand on their own; those of tables and views belong to them. */
export const compositeCatalog: CatalogReader = {
  present: hasRelations('c'),
  query: () => `
    select t.oid::pg_catalog.text as oid, c.oid::pg_catalog.text as relation_oid, n.nspname as schema,
      t.typname as name,
      (select pg_catalog.json_agg(pg_catalog.json_build_object('name', a.attname, 'number', a.attnum,
         'type', pg_catalog.format_type(a.atttypid, a.atttypmod), 'collation',
         case when a.attcollation <> 0 and a.attcollation <> b.typcollation then ${collationName} end)
         order by a.attnum)
       from pg_catalog.pg_attribute a
       join pg_catalog.pg_type b on b.oid = a.atttypid
       left join pg_catalog.pg_collation co on co.oid = a.attcollation
       left join pg_catalog.pg_namespace cn on cn.oid = co.collnamespace
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as attributes
    from pg_catalog.pg_type t
    join pg_catalog.pg_class c on c.oid = t.typrelid and c.relkind = 'c'
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    where t.typtype = 'c' and ${ownSchema} and ${notOfExtension('pg_type', 't')}`,
  read(row) {
    const path = [text(row, 'schema'), text(row, 'name')];
    const attributes = rows(row, 'attributes');
    const object: CompositeType = {
      kind: 'composite',
      id: objectId('composite', path),
      path,
      needs: [],
      attributes: attributes.map(attributeOf),
    };
    return [
      {
        object,
        addresses: [address('pg_type', text(row, 'oid')), address('pg_class', text(row, 'relation_oid'))],
        columns: new Map(attributes.map((each) => [number(each, 'number'), text(each, 'name')])),
      },
    ];
  },
};

function attributeOf(row: Row): Attribute {
  return { name: text(row, 'name'), type: text(row, 'type'), collation: textOrNone(row, 'collation') };
}
