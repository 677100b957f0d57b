import { objectId } from '../../../../domain/schema/id.js';
import type { ColumnDefault } from '../../../../domain/schema/objects/column.js';
import type { MaterializedView, View, ViewColumn } from '../../../../domain/schema/objects/view.js';
import type { CatalogReader, Found } from './catalog.js';
import { hasRelations } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import { collationName, settingColumns, settingsOf } from './column.js';
import type { Row } from './row.js';
import { flag, number, rows, some, text, textOrNone, texts } from './row.js';

/** Reads views and materialized views; a column's type names its collation where that isn't the type's own. */
export const viewCatalog: CatalogReader = {
  present: hasRelations('v', 'm'),
  query: () => `
    select c.oid::pg_catalog.text as oid, c.reltype::pg_catalog.text as type_oid, c.relkind as kind, c.relispopulated as filled,
      n.nspname as schema, c.relname as name, pg_catalog.pg_get_viewdef(c.oid) as definition,
      c.reloptions as options, am.amname as access_method, ts.spcname as tablespace,
      (select r.oid::pg_catalog.text from pg_catalog.pg_rewrite r
       where r.ev_class = c.oid and r.rulename = '_RETURN') as rule_oid,
      (select pg_catalog.json_agg(pg_catalog.json_build_object('name', a.attname, 'number', a.attnum,
         'default_oid', ad.oid::pg_catalog.text, 'expression', pg_catalog.pg_get_expr(ad.adbin, ad.adrelid), 'type',
         pg_catalog.format_type(a.atttypid, a.atttypmod) || case when a.attcollation not in (0, t.typcollation)
         then ' COLLATE ' || ${collationName} else '' end) order by a.attnum)
       from pg_catalog.pg_attribute a
       join pg_catalog.pg_type t on t.oid = a.atttypid
       left join pg_catalog.pg_collation co on co.oid = a.attcollation
       left join pg_catalog.pg_namespace cn on cn.oid = co.collnamespace
       left join pg_catalog.pg_attrdef ad on ad.adrelid = a.attrelid and ad.adnum = a.attnum
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      case when c.relkind = 'm' then (select pg_catalog.json_agg(s order by s.number) from (
        select a.attnum as number, a.attname as name, ${settingColumns}
        from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) s
        where pg_catalog.num_nonnulls(s.storage, s.compression, s.statistics, s.options) > 0) end as settings
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join pg_catalog.pg_am am on am.oid = c.relam
    left join pg_catalog.pg_tablespace ts on ts.oid = c.reltablespace
    where c.relkind in ('v', 'm') and c.relpersistence <> 't' and ${ownSchema} and ${notOfExtension('pg_class', 'c')}`,
  read(row) {
    const oid = text(row, 'oid');
    const columns = rows(row, 'columns');
    const view = viewOf(row);
    return [
      {
        object: view,
        addresses: [
          address('pg_class', oid),
          address('pg_type', text(row, 'type_oid')),
          address('pg_rewrite', text(row, 'rule_oid')),
          ...columns.map((column) => address('pg_class', oid, number(column, 'number'))),
        ],
        columns: new Map(columns.map((column) => [number(column, 'number'), text(column, 'name')])),
      },
      ...columns.flatMap((column) => presetOf(view, column)),
    ];
  },
};

/** What an INSERT into the view takes for a column that it doesn't name. */
function presetOf(view: View | MaterializedView, column: Row): readonly Found[] {
  const expression = textOrNone(column, 'expression');
  if (expression === undefined) return [];
  const path = [...view.path, text(column, 'name')];
  const id = objectId('default', path);
  const object: ColumnDefault = { kind: 'default', id, path, parent: view.id, needs: [], expression };
  return [{ object, addresses: [address('pg_attrdef', text(column, 'default_oid'))] }];
}

function columnOf(row: Row): ViewColumn {
  return { name: text(row, 'name'), type: text(row, 'type') };
}

function viewOf(row: Row): View | MaterializedView {
  const path = [text(row, 'schema'), text(row, 'name')];
  const facets = {
    path,
    needs: [],
    definition: text(row, 'definition').trim().replace(/;$/, ''),
    columns: rows(row, 'columns').map(columnOf),
    options: some(texts(row, 'options')),
  };
  if (text(row, 'kind') === 'v') return { kind: 'view', id: objectId('view', path), ...facets };
  const method = textOrNone(row, 'access_method');
  const settings = rows(row, 'settings').map((each) => ({ name: text(each, 'name'), ...settingsOf(each) }));
  return {
    kind: 'materialized-view',
    id: objectId('materialized-view', path),
    ...facets,
    accessMethod: method === 'heap' ? undefined : method,
    tablespace: textOrNone(row, 'tablespace'),
    settings: settings.length > 0 ? settings : undefined,
    unfilled: flag(row, 'filled') ? undefined : true,
  };
}
