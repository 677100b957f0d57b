import { statement } from '../../../../domain/plan/statement.js';
import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Conversion } from '../../../../domain/schema/objects/handlers.js';
import { qualified, quoteLiteral, quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import type { ObjectSql } from './object-sql.js';
import { flag, text } from './row.js';

/** Reads the conversions between encodings. */
export const conversionCatalog: CatalogReader = {
  present: made('pg_conversion'),
  query: () => `
    select x.oid::pg_catalog.text as oid, n.nspname as schema, x.conname as name, x.condefault as is_default,
      pg_catalog.pg_encoding_to_char(x.conforencoding) as source,
      pg_catalog.pg_encoding_to_char(x.contoencoding) as target,
      x.conproc::pg_catalog.oid::pg_catalog.regproc::pg_catalog.text as function
    from pg_catalog.pg_conversion x
    join pg_catalog.pg_namespace n on n.oid = x.connamespace
    where ${ownSchema} and ${notOfExtension('pg_conversion', 'x')}`,
  read(row) {
    const path = [text(row, 'schema'), text(row, 'name')];
    const object: Conversion = {
      kind: 'conversion',
      id: objectId('conversion', path),
      path,
      needs: [],
      source: text(row, 'source'),
      target: text(row, 'target'),
      function: text(row, 'function'),
      isDefault: flag(row, 'is_default') || undefined,
    };
    return [{ object, addresses: [address('pg_conversion', text(row, 'oid'))] }];
  },
};

const nameText = ({ path }: Conversion): string => `CONVERSION ${qualified(path)}`;

function createText(object: Conversion): string {
  const usual = object.isDefault ? 'DEFAULT ' : '';
  const [source, target] = [quoteLiteral(object.source), quoteLiteral(object.target)];
  return `CREATE ${usual}${nameText(object)} FOR ${source} TO ${target} FROM ${object.function}`;
}

/** In each schema one conversion between two encodings is the default. */
function occupies({ path, source, target, isDefault }: Conversion): readonly string[] {
  const place = JSON.stringify([path[0], source, target]);
  return [`conversion ${JSON.stringify(path)}`, ...(isDefault ? [`default conversion ${place}`] : [])];
}

/** The SQL of conversions: the server changes nothing of one but its name and its owner. */
export const conversionSql: ObjectSql<Conversion> = {
  occupies,
  way: () => 'replace',
  create: (object) => [statement(createText(object), [object.id])],
  drop: (object) => [statement(`DROP ${nameText(object)}`, [object.id])],
  alter: () => [],
  rename: (before, after) => [
    statement(`ALTER ${nameText(before)} RENAME TO ${quoteName(nameOf(after))}`, [after.id]),
  ],
};
