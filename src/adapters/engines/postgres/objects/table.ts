import { objectId } from '../../../../domain/schema/id.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import type { CatalogReader } from './catalog.js';
import { hasRelations } from './census.js';
import { address, modelledTable, optionTexts } from './catalog.js';
import { byIndex } from './replica-identity.js';
import { foreignOptions } from './foreign-options.js';
import type { Row } from './row.js';
import { flag, some, text, textOrNone, texts } from './row.js';

/** Reads the tables; how they stand to each other is told by objects of their own. */
export const tableCatalog: CatalogReader = {
  table: ['schema', 'name'],
  present: hasRelations('r', 'p', 'f'),
  query: (reading) => `
    select ${reading.key('c.oid')} as oid, ${reading.key('c.reltype')} as type_oid, n.nspname as schema,
      c.relname as name, c.relpersistence = 'u' as unlogged, c.reloptions as options,
      toast.reloptions as toast_options, am.amname as access_method, ts.spcname as tablespace,
      c.relreplident as replica_identity, ri.relname as replica_index,
      c.relrowsecurity as row_security, c.relforcerowsecurity as forced,
      fs.srvname as server, ${foreignOptions('ft.ftoptions')} as foreign_options,
      case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) end as partition_by
    from ${reading.tables} c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join pg_catalog.pg_class toast on toast.oid = c.reltoastrelid
    left join pg_catalog.pg_am am on am.oid = c.relam
    left join pg_catalog.pg_tablespace ts on ts.oid = c.reltablespace
    left join pg_catalog.pg_index i on i.indrelid = c.oid and i.indisreplident
    left join pg_catalog.pg_class ri on ri.oid = i.indexrelid
    left join pg_catalog.pg_foreign_table ft on ft.ftrelid = c.oid
    left join pg_catalog.pg_foreign_server fs on fs.oid = ft.ftserver
    where ${modelledTable(reading)}`,
  read(row) {
    const path = [text(row, 'schema'), text(row, 'name')];
    const method = textOrNone(row, 'access_method');
    const object: Table = {
      kind: 'table',
      id: objectId('table', path),
      path,
      needs: [],
      unlogged: flag(row, 'unlogged') || undefined,
      options: some(optionTexts(texts(row, 'options'), texts(row, 'toast_options'))),
      accessMethod: method === 'heap' ? undefined : method,
      tablespace: textOrNone(row, 'tablespace'),
      replicaIdentity: textOrNone(row, 'server') === undefined ? replicaIdentity(row) : undefined,
      partitionBy: textOrNone(row, 'partition_by'),
      foreign: foreignOf(row),
      rowSecurity: rowSecurity(row),
    };
    return [
      {
        object,
        addresses: [address('pg_class', text(row, 'oid')), address('pg_type', text(row, 'type_oid'))],
      },
    ];
  },
};

function foreignOf(row: Row): Table['foreign'] {
  const server = textOrNone(row, 'server');
  return server === undefined ? undefined : { server, options: some(texts(row, 'foreign_options')) };
}

function replicaIdentity(row: Row): string | undefined {
  switch (text(row, 'replica_identity')) {
    case 'n':
      return 'nothing';
    case 'f':
      return 'full';
    case 'i':
      return byIndex(text(row, 'replica_index'));
    default:
      return undefined;
  }
}

function rowSecurity(row: Row): Table['rowSecurity'] {
  const forced = flag(row, 'forced');
  if (flag(row, 'row_security')) return forced ? 'forced' : 'enabled';
  return forced ? 'forced but disabled' : undefined;
}
