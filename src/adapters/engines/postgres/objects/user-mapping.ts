import { everyone } from '../../../../domain/schema/objects/access.js';
import { objectId } from '../../../../domain/schema/id.js';
import { statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { UserMapping } from '../../../../domain/schema/objects/foreign.js';
import { quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address } from './catalog.js';
import { foreignOptions, optionsChange, optionsText } from './foreign-options.js';
import type { ObjectSql } from './object-sql.js';
import { never } from './object-sql.js';
import { some, text, texts } from './row.js';

/** Reads the user mappings; their options only as far as the role that works here may see them. */
export const userMappingCatalog: CatalogReader = {
  present: made('pg_foreign_server'),
  query: () => `
    select x.umid::pg_catalog.text as oid, x.srvname as server,
      case x.umuser when 0 then '${everyone}' else x.usename end as role, ${foreignOptions('x.umoptions')} as options
    from pg_catalog.pg_user_mappings x`,
  read(row) {
    const server = text(row, 'server');
    const path = [server, text(row, 'role')];
    const object: UserMapping = {
      kind: 'user-mapping',
      id: objectId('user-mapping', path),
      path,
      needs: [objectId('foreign-server', [server])],
      options: some(texts(row, 'options')),
    };
    return [{ object, addresses: [address('pg_user_mapping', text(row, 'oid'))] }];
  },
};

function nameText(mapping: UserMapping): string {
  const [server = ''] = mapping.path;
  const role = nameOf(mapping);
  return `USER MAPPING FOR ${role === everyone ? 'PUBLIC' : quoteName(role)} SERVER ${quoteName(server)}`;
}

/** The SQL of user mappings. */
export const userMappingSql: ObjectSql<UserMapping> = {
  way: () => 'alone',
  create: (object) => [statement(`CREATE ${nameText(object)}${optionsText(object.options)}`, [object.id])],
  drop: (object) => [statement(`DROP ${nameText(object)}`, [object.id])],
  alter: (before, after) => [
    statement(`ALTER ${nameText(after)} ${optionsChange(before.options, after.options) ?? ''}`, [after.id]),
  ],
  rename: () => never('a user mapping is named by its role'),
};
