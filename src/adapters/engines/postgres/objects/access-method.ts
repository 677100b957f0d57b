import { statement } from '../../../../domain/plan/statement.js';
import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { AccessMethod } from '../../../../domain/schema/objects/handlers.js';
import { quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension } from './catalog.js';
import type { ObjectSql } from './object-sql.js';
import { never } from './object-sql.js';
import { text } from './row.js';

/** Reads the access methods that no extension brought. */
export const accessMethodCatalog: CatalogReader = {
  present: made('pg_am'),
  query: () => `
    select x.oid::pg_catalog.text as oid, x.amname as name, x.amtype as type,
      x.amhandler::pg_catalog.regproc::pg_catalog.text as handler
    from pg_catalog.pg_am x
    where x.oid >= 16384 and ${notOfExtension('pg_am', 'x')}`,
  read(row) {
    const path = [text(row, 'name')];
    const object: AccessMethod = {
      kind: 'access-method',
      id: objectId('access-method', path),
      path,
      needs: [],
      of: text(row, 'type') === 't' ? 'table' : 'index',
      handler: text(row, 'handler'),
    };
    return [{ object, addresses: [address('pg_am', text(row, 'oid'))] }];
  },
};

const nameText = (object: AccessMethod): string => `ACCESS METHOD ${quoteName(nameOf(object))}`;

/** The SQL of access methods: the server has no way to alter or to rename one. */
export const accessMethodSql: ObjectSql<AccessMethod> = {
  way: () => 'replace',
  create: (object) => [
    statement(`CREATE ${nameText(object)} TYPE ${object.of.toUpperCase()} HANDLER ${object.handler}`, [
      object.id,
    ]),
  ],
  drop: (object) => [statement(`DROP ${nameText(object)}`, [object.id])],
  alter: () => [],
  rename: () => never('the server renames no access method'),
};
