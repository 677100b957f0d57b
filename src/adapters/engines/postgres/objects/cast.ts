import { objectId } from '../../../../domain/schema/id.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Cast } from '../../../../domain/schema/objects/plain.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notInternal, notOfExtension } from './catalog.js';
import type { ObjectSql } from './object-sql.js';
import { never } from './object-sql.js';
import type { Row } from './row.js';
import { text, textOrNone } from './row.js';

/** Reads the casts; the one from a range type to its multirange comes with both. */
export const castCatalog: CatalogReader = {
  present: made('pg_cast'),
  query: () => `
    select c.oid::pg_catalog.text as oid, pg_catalog.format_type(c.castsource, null) as source,
      pg_catalog.format_type(c.casttarget, null) as target, c.castcontext as context, c.castmethod as method,
      case when c.castfunc <> 0 then c.castfunc::pg_catalog.regprocedure::pg_catalog.text end as function
    from pg_catalog.pg_cast c
    where c.oid >= 16384 and ${notOfExtension('pg_cast', 'c')} and ${notInternal('pg_cast', 'c')}`,
  read(row) {
    const [source, target] = [text(row, 'source'), text(row, 'target')];
    const path = [`${source} as ${target}`];
    const object: Cast = {
      kind: 'cast',
      id: objectId('cast', path),
      path,
      needs: [],
      source,
      target,
      definition: definitionOf(row),
    };
    return [{ object, addresses: [address('pg_cast', text(row, 'oid'))] }];
  },
};

const contexts: Readonly<Record<string, string>> = { a: ' AS ASSIGNMENT', i: ' AS IMPLICIT' };

function definitionOf(row: Row): string {
  const name = textOrNone(row, 'function');
  const bare = text(row, 'method') === 'i' ? 'WITH INOUT' : 'WITHOUT FUNCTION';
  return `${name === undefined ? bare : `WITH FUNCTION ${name}`}${contexts[text(row, 'context')] ?? ''}`;
}

/** `CAST (source AS target)`. */
export function castText({ source, target }: Cast): string {
  return `CAST (${source} AS ${target})`;
}

/** The SQL of casts: the server has no way to alter one. */
export const castSql: ObjectSql<Cast> = {
  way: () => 'replace',
  create: (object) => [statement(`CREATE ${castText(object)} ${object.definition}`, [object.id])],
  drop: (object) => [statement(`DROP ${castText(object)}`, [object.id])],
  alter: () => [],
  rename: () => never('a cast has no name'),
};
