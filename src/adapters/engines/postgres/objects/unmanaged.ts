import { unreadSubscriptions } from './subscription.js';
import { plainRange } from './range.js';
import { notOfExtension, ownSchema } from './catalog.js';

const qualifiedName = (schema: string, name: string): string =>
  `pg_catalog.quote_ident(${schema}) || '.' || pg_catalog.quote_ident(${name})`;

function inSchema(kind: string, catalog: string, prefix: string, condition = 'true'): string {
  return `select ${kind} as kind, n.nspname as schema, ${qualifiedName('n.nspname', `x.${prefix}name`)} as name
    from pg_catalog.${catalog} x join pg_catalog.pg_namespace n on n.oid = x.${prefix}namespace
    where ${condition} and ${ownSchema} and ${notOfExtension(catalog, 'x')}`;
}

const typeKinds = `case x.typtype when 'r' then 'range type' when 'p' then 'shell type' else 'base type' end`;

/** A base type that is the array of another is that other's own. */
const unmodelledType = `(x.typtype = 'r' and not ${plainRange('x')} or x.typtype = 'p'
  or x.typtype = 'b' and x.typcategory <> 'A')`;

const parts: readonly string[] = [inSchema(typeKinds, 'pg_type', 'typ', unmodelledType), unreadSubscriptions];

/** Names everything in the database that this version doesn't model; members of extensions belong to those. */
export const unmanagedQuery = parts.join('\nunion all\n');
