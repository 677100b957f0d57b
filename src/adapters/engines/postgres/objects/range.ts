import { objectId } from '../../../../domain/schema/id.js';
import type { RangeType } from '../../../../domain/schema/objects/types.js';
import { clip } from '../sql/names.js';
import { qualified } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { hasTypes } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import { collationName } from './column.js';
import type { Row } from './row.js';
import { some, text, textOrNone, texts } from './row.js';

/** The name that the server gives the multirange type of a range type. */
export function multirangeName([schema = '', name = '']: readonly string[]): readonly string[] {
  const [before, ...behind] = name.split('range');
  if (behind.length === 0) return [schema, `${clip(name, 52)}_multirange`];
  return [schema, clip(`${before ?? ''}multirange${behind.join('range')}`)];
}

/** SQL: the name of a row of a catalog with its schema, where that isn't the server's own. */
function nameIn(catalog: string, prefix: string, oid: string): string {
  return `(select case when m.nspname = 'pg_catalog' then '' else pg_catalog.quote_ident(m.nspname) || '.' end
      || pg_catalog.quote_ident(x.${prefix}name)
    from pg_catalog.${catalog} x join pg_catalog.pg_namespace m on m.oid = x.${prefix}namespace where x.oid = ${oid})`;
}

/** SQL: the functions that the server makes with a type. */
const ownFunctions = (type: string): string => `select d.objid::pg_catalog.text as oid
  from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.deptype = 'i'
    and d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.refobjid = ${type}`;

/** Reads the range types, each with its multirange type. */
export const rangeCatalog: CatalogReader = {
  present: hasTypes('r'),
  query: () => `
    select t.oid::pg_catalog.text as oid, r.rngmultitypid::pg_catalog.text as multirange_oid, n.nspname as schema,
      t.typname as name, mn.nspname as multirange_schema, mt.typname as multirange,
      pg_catalog.format_type(r.rngsubtype, null) as subtype,
      case when not oc.opcdefault then ${nameIn('pg_opclass', 'opc', 'r.rngsubopc')} end as operator_class,
      case when r.rngcollation <> 0 and r.rngcollation <> b.typcollation then ${collationName} end as collation,
      case when r.rngcanonical::pg_catalog.oid <> 0
        then ${nameIn('pg_proc', 'pro', 'r.rngcanonical::pg_catalog.oid')} end as canonical,
      case when r.rngsubdiff::pg_catalog.oid <> 0
        then ${nameIn('pg_proc', 'pro', 'r.rngsubdiff::pg_catalog.oid')} end as difference,
      (select pg_catalog.json_agg(f.oid)
       from (${ownFunctions('t.oid')} union all ${ownFunctions('mt.oid')}) as f) as functions
    from pg_catalog.pg_range r
    join pg_catalog.pg_type t on t.oid = r.rngtypid
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    join pg_catalog.pg_type mt on mt.oid = r.rngmultitypid
    join pg_catalog.pg_namespace mn on mn.oid = mt.typnamespace
    join pg_catalog.pg_type b on b.oid = r.rngsubtype
    join pg_catalog.pg_opclass oc on oc.oid = r.rngsubopc
    left join pg_catalog.pg_collation co on co.oid = r.rngcollation
    left join pg_catalog.pg_namespace cn on cn.oid = co.collnamespace
    where ${ownSchema} and ${notOfExtension('pg_type', 't')}`,
  read: (row) => [
    {
      object: rangeOf(row),
      addresses: [
        address('pg_type', text(row, 'oid')),
        address('pg_type', text(row, 'multirange_oid')),
        ...texts(row, 'functions').map((oid) => address('pg_proc', oid)),
      ],
    },
  ],
};

function rangeOf(row: Row): RangeType {
  const path = [text(row, 'schema'), text(row, 'name')];
  const option = (name: string, key: string): readonly string[] => {
    const value = textOrNone(row, key);
    return value === undefined ? [] : [`${name} = ${value}`];
  };
  const multirange = [text(row, 'multirange_schema'), text(row, 'multirange')];
  return {
    kind: 'range',
    id: objectId('range', path),
    path,
    needs: [],
    subtype: text(row, 'subtype'),
    options: some([
      ...option('subtype_opclass', 'operator_class'),
      ...option('collation', 'collation'),
      ...option('canonical', 'canonical'),
      ...option('subtype_diff', 'difference'),
    ]),
    multirange: qualified(multirange) === qualified(multirangeName(path)) ? undefined : multirange,
  };
}
