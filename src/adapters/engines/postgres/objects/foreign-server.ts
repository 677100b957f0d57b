import { objectId } from '../../../../domain/schema/id.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { ForeignServer } from '../../../../domain/schema/objects/foreign.js';
import { quoteLiteral, quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension } from './catalog.js';
import { foreignOptions, optionsChange, optionsText } from './foreign-options.js';
import type { ObjectSql } from './object-sql.js';
import { some, text, textOrNone, texts } from './row.js';

/** Reads the foreign servers. */
export const foreignServerCatalog: CatalogReader = {
  present: made('pg_foreign_server'),
  query: () => `
    select x.oid::pg_catalog.text as oid, x.srvname as name, w.fdwname as wrapper, x.srvtype as type,
      x.srvversion as version, ${foreignOptions('x.srvoptions')} as options
    from pg_catalog.pg_foreign_server x
    join pg_catalog.pg_foreign_data_wrapper w on w.oid = x.srvfdw
    where ${notOfExtension('pg_foreign_server', 'x')}`,
  read(row) {
    const path = [text(row, 'name')];
    const object: ForeignServer = {
      kind: 'foreign-server',
      id: objectId('foreign-server', path),
      path,
      needs: [],
      wrapper: text(row, 'wrapper'),
      type: textOrNone(row, 'type'),
      version: textOrNone(row, 'version'),
      options: some(texts(row, 'options')),
    };
    return [{ object, addresses: [address('pg_foreign_server', text(row, 'oid'))] }];
  },
};

const nameText = (server: ForeignServer): string => `SERVER ${quoteName(nameOf(server))}`;

function create(server: ForeignServer): readonly Statement[] {
  const type = server.type === undefined ? '' : ` TYPE ${quoteLiteral(server.type)}`;
  const version = server.version === undefined ? '' : ` VERSION ${quoteLiteral(server.version)}`;
  const wrapper = ` FOREIGN DATA WRAPPER ${quoteName(server.wrapper)}`;
  const sql = `CREATE ${nameText(server)}${type}${version}${wrapper}${optionsText(server.options)}`;
  return [statement(sql, [server.id])];
}

function alter(before: ForeignServer, after: ForeignServer): readonly Statement[] {
  const version = before.version === after.version ? '' : ` VERSION ${quoteLiteral(after.version ?? '')}`;
  const change = optionsChange(before.options, after.options);
  const options = change === undefined ? '' : ` ${change}`;
  return [statement(`ALTER ${nameText(after)}${version}${options}`, [after.id])];
}

/** The SQL of foreign servers; a version can be changed but not taken away. */
export const foreignServerSql: ObjectSql<ForeignServer> = {
  way(before, after) {
    const stays = before.wrapper === after.wrapper && before.type === after.type;
    const hasVersion = before.version === undefined || after.version !== undefined;
    return stays && hasVersion ? 'alone' : 'replace';
  },
  create: (object) => create(object),
  drop: (object) => [statement(`DROP ${nameText(object)}`, [object.id])],
  alter,
  rename: (before, after) => [
    statement(`ALTER ${nameText(before)} RENAME TO ${quoteName(nameOf(after))}`, [after.id]),
  ],
};
