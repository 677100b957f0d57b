import { objectId } from '../../../../domain/schema/id.js';
import type { Namespace } from '../../../../domain/schema/objects/namespace.js';
import { statement } from '../../../../domain/plan/statement.js';
import { qualified, quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import type { ObjectSql } from './object-sql.js';
import { never } from './object-sql.js';
import { text } from './row.js';

/** Reads the named schemas; `public` is in every database and not an object. */
export const schemaCatalog: CatalogReader = {
  present: made('pg_namespace'),
  query: () => `
    select n.oid::pg_catalog.text as oid, n.nspname as name
    from pg_catalog.pg_namespace n
    where ${ownSchema} and n.nspname <> 'public' and ${notOfExtension('pg_namespace', 'n')}`,
  read(row) {
    const path = [text(row, 'name')];
    const object: Namespace = { kind: 'schema', id: objectId('schema', path), path, needs: [] };
    return [{ object, addresses: [address('pg_namespace', text(row, 'oid'))] }];
  },
};

/** The SQL of named schemas. */
export const schemaSql: ObjectSql<Namespace> = {
  way: () => 'alone',
  create: (object) => [statement(`CREATE SCHEMA ${qualified(object.path)}`, [object.id])],
  drop: (object) => [statement(`DROP SCHEMA ${qualified(object.path)}`, [object.id])],
  alter: () => never('a schema has nothing to alter'),
  rename: (before, after) => [
    statement(`ALTER SCHEMA ${qualified(before.path)} RENAME TO ${quoteName(after.path[0] ?? '')}`, [
      after.id,
    ]),
  ],
};
