import { objectId } from '../../../../domain/schema/id.js';
import type { ColumnDefault } from '../../../../domain/schema/objects/column.js';
import type { DomainCheck, DomainType } from '../../../../domain/schema/objects/types.js';
import { objectName } from '../sql/names.js';
import type { CatalogReader, Found } from './catalog.js';
import { hasTypes } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import { collationName } from './column.js';
import type { Row } from './row.js';
import { flag, text, textOrNone } from './row.js';

/** The name that the server gives the NOT NULL of a domain. */
export function notNullName(path: readonly string[]): string {
  return objectName(path.at(-1) ?? '', undefined, 'not_null');
}

/** Reads the domains, each with its default. */
export const domainCatalog: CatalogReader = {
  present: hasTypes('d'),
  query: () => `
    select t.oid::pg_catalog.text as oid, n.nspname as schema, t.typname as name,
      pg_catalog.format_type(t.typbasetype, t.typtypmod) as type, t.typnotnull as not_null,
      case when t.typcollation <> 0 and t.typcollation <> b.typcollation then ${collationName} end as collation,
      pg_catalog.pg_get_expr(t.typdefaultbin, 0) as expression,
      (select k.conname from pg_catalog.pg_constraint k where k.contypid = t.oid and k.contype = 'n') as not_null_name
    from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    join pg_catalog.pg_type b on b.oid = t.typbasetype
    left join pg_catalog.pg_collation co on co.oid = t.typcollation
    left join pg_catalog.pg_namespace cn on cn.oid = co.collnamespace
    where t.typtype = 'd' and ${ownSchema} and ${notOfExtension('pg_type', 't')}`,
  read(row) {
    const domain = domainOf(row);
    const expression = textOrNone(row, 'expression');
    const oid = text(row, 'oid');
    const own: Found = { object: domain, addresses: [address('pg_type', oid)] };
    if (expression === undefined) return [own];
    return [own, { object: defaultOf(domain, expression), addresses: [address('default', oid)] }];
  },
};

function domainOf(row: Row): DomainType {
  const path = [text(row, 'schema'), text(row, 'name')];
  const notNull = flag(row, 'not_null') || undefined;
  const name = textOrNone(row, 'not_null_name');
  return {
    kind: 'domain',
    id: objectId('domain', path),
    path,
    needs: [],
    type: text(row, 'type'),
    collation: textOrNone(row, 'collation'),
    notNull,
    notNullName: name === notNullName(path) ? undefined : name,
  };
}

function defaultOf({ id, path }: DomainType, expression: string): ColumnDefault {
  return { kind: 'default', id: objectId('default', path), path, parent: id, needs: [], expression };
}

/** Reads the checks of the domains. */
export const domainCheckCatalog: CatalogReader = {
  present: hasTypes('d'),
  query: () => `
    select k.oid::pg_catalog.text as oid, n.nspname as schema, t.typname as domain, k.conname as name,
      pg_catalog.pg_get_expr(k.conbin, 0) as expression, not k.convalidated as not_valid
    from pg_catalog.pg_constraint k
    join pg_catalog.pg_type t on t.oid = k.contypid
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    where k.contype = 'c' and ${ownSchema} and ${notOfExtension('pg_type', 't')}`,
  read(row) {
    const domain = [text(row, 'schema'), text(row, 'domain')];
    const path = [...domain, text(row, 'name')];
    const object: DomainCheck = {
      kind: 'domain-check',
      id: objectId('domain-check', path),
      path,
      parent: objectId('domain', domain),
      needs: [],
      name: text(row, 'name'),
      expression: text(row, 'expression'),
      notValid: flag(row, 'not_valid') || undefined,
    };
    return [{ object, addresses: [address('pg_constraint', text(row, 'oid'))] }];
  },
};
