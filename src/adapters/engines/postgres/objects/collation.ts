import { objectId } from '../../../../domain/schema/id.js';
import { statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Collation } from '../../../../domain/schema/objects/types.js';
import { qualified, quoteLiteral, quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import type { ObjectSql } from './object-sql.js';
import type { Row } from './row.js';
import { flag, text, textOrNone } from './row.js';

/** SQL: the locale of a provider that has one name for it; the column that holds it has been renamed twice. */
function localeColumn(version: number): string {
  if (version >= 170000) return 'c.colllocale';
  if (version >= 150000) return 'c.colliculocale';
  return `case when c.collprovider = 'i' then c.collcollate end`;
}

/** Reads the collations; the version of the library behind one belongs to the machine, not to the schema. */
export const collationCatalog: CatalogReader = {
  present: made('pg_collation'),
  query: ({ version }) => `
    select c.oid::pg_catalog.text as oid, n.nspname as schema, c.collname as name, c.collprovider as provider,
      ${localeColumn(version)} as locale, c.collcollate as order, c.collctype as characters,
      c.collisdeterministic as deterministic, ${version >= 160000 ? 'c.collicurules' : 'null'} as rules
    from pg_catalog.pg_collation c join pg_catalog.pg_namespace n on n.oid = c.collnamespace
    where ${ownSchema} and ${notOfExtension('pg_collation', 'c')}`,
  read(row) {
    const path = [text(row, 'schema'), text(row, 'name')];
    const object: Collation = {
      kind: 'collation',
      id: objectId('collation', path),
      path,
      needs: [],
      options: optionsOf(row),
    };
    return [{ object, addresses: [address('pg_collation', text(row, 'oid'))] }];
  },
};

const providers: Readonly<Record<string, string>> = { b: 'builtin', c: 'libc', i: 'icu' };

function localeOptions(row: Row): readonly string[] {
  const locale = textOrNone(row, 'locale');
  if (locale !== undefined) return [`locale = ${quoteLiteral(locale)}`];
  const [order, characters] = [text(row, 'order'), text(row, 'characters')].map(quoteLiteral);
  return order === characters
    ? [`locale = ${order ?? ''}`]
    : [`lc_collate = ${order ?? ''}`, `lc_ctype = ${characters ?? ''}`];
}

function optionsOf(row: Row): readonly string[] {
  const rules = textOrNone(row, 'rules');
  return [
    `provider = ${providers[text(row, 'provider')] ?? 'libc'}`,
    ...localeOptions(row),
    ...(flag(row, 'deterministic') ? [] : ['deterministic = false']),
    ...(rules === undefined ? [] : [`rules = ${quoteLiteral(rules)}`]),
  ];
}

/** The SQL of collations: but for the name nothing of one can change, so it is made anew under its columns. */
export const collationSql: ObjectSql<Collation> = {
  occupies: ({ path }) => [`collation ${JSON.stringify(path)}`],
  way: () => 'replace',
  create: (object) => [
    statement(`CREATE COLLATION ${qualified(object.path)} (${object.options.join(', ')})`, [object.id]),
  ],
  drop: (object) => [statement(`DROP COLLATION ${qualified(object.path)}`, [object.id])],
  alter: () => [],
  rename: (before, after) => [
    statement(`ALTER COLLATION ${qualified(before.path)} RENAME TO ${quoteName(nameOf(after))}`, [after.id]),
  ],
};
