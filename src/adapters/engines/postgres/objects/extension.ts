import { objectId } from '../../../../domain/schema/id.js';
import type { Extension } from '../../../../domain/schema/objects/namespace.js';
import { statement } from '../../../../domain/plan/statement.js';
import { qualified, quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address } from './catalog.js';
import { withoutRules } from './default-privilege-sql.js';
import type { ObjectSql } from './object-sql.js';
import { never } from './object-sql.js';
import { flag, text } from './row.js';

/** Reads the extensions; `plpgsql` is in every database and not an object. */
export const extensionCatalog: CatalogReader = {
  present: made('pg_extension'),
  query: () => `
    select x.oid::pg_catalog.text as oid, x.extname as name, n.nspname as schema,
      not x.extrelocatable as fixed
    from pg_catalog.pg_extension x join pg_catalog.pg_namespace n on n.oid = x.extnamespace
    where x.extname <> 'plpgsql'`,
  read(row) {
    const path = [text(row, 'name')];
    const object: Extension = {
      kind: 'extension',
      id: objectId('extension', path),
      path,
      needs: [],
      schema: text(row, 'schema'),
      fixed: flag(row, 'fixed') || undefined,
    };
    return [{ object, addresses: [address('pg_extension', text(row, 'oid'))] }];
  },
};

/** The SQL of extensions. Those that can lie in pg_catalog alone decide so themselves. */
export const extensionSql: ObjectSql<Extension> = {
  way: (before) => (before.fixed ? 'replace' : 'alone'),
  create(object, _embedded, sides) {
    const place =
      object.schema === 'pg_catalog' && object.fixed ? '' : ` WITH SCHEMA ${quoteName(object.schema)}`;
    const made = statement(`CREATE EXTENSION ${qualified(object.path)}${place}`, [object.id]);
    return withoutRules(object.schema, [made], sides);
  },
  drop: (object) => [
    statement(`DROP EXTENSION ${qualified(object.path)}`, [object.id], { lock: 'blocks reads and writes' }),
  ],
  alter: (_before, after) => [
    statement(`ALTER EXTENSION ${qualified(after.path)} SET SCHEMA ${quoteName(after.schema)}`, [after.id]),
  ],
  rename: () => never('an extension has no other name'),
};
