import { objectId } from '../../../../domain/schema/id.js';
import type {
  OperatorClass,
  OperatorFamily,
  OperatorMember,
} from '../../../../domain/schema/objects/plain.js';
import { qualified, quoteName } from '../sql/quote.js';
import type { Catalog, CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import type { Row } from './row.js';
import { flag, number, rows, some, text, textOrNone } from './row.js';

/** SQL: the members of one catalog that belong to `owner`, as the catalog's dependencies say. */
function membersIn(catalog: 'pg_amop' | 'pg_amproc', owner: string, fields: string): string {
  return `select m.oid::pg_catalog.text as oid, '${catalog}' as catalog, ${fields}
    from pg_catalog.pg_depend d join pg_catalog.${catalog} m on m.oid = d.objid
    where d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass and d.deptype in ('i', 'a')
      and d.refclassid = 'pg_catalog.${owner}'::pg_catalog.regclass and d.refobjid = o.oid`;
}

const typeText = (column: string): string => `pg_catalog.format_type(m.${column}, null)`;

const operatorFields = `m.amopstrategy as number,
  ${typeText('amoplefttype')} || ', ' || ${typeText('amoprighttype')} as types,
  m.amopopr::pg_catalog.regoperator::pg_catalog.text as member,
  (select pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(f.opfname)
   from pg_catalog.pg_opfamily f join pg_catalog.pg_namespace n on n.oid = f.opfnamespace
   where f.oid = m.amopsortfamily) as sorted`;

const functionFields = `m.amprocnum as number,
  ${typeText('amproclefttype')} || ', ' || ${typeText('amprocrighttype')} as types,
  m.amproc::pg_catalog.regprocedure::pg_catalog.text as member, null as sorted`;

const members = (owner: string): string => `
  (select pg_catalog.json_agg(pg_catalog.row_to_json(q) order by q.catalog, q.number, q.types)
   from (${membersIn('pg_amop', owner, operatorFields)} union all ${membersIn('pg_amproc', owner, functionFields)}) q)`;

function membersOf(row: Row): readonly OperatorMember[] | undefined {
  const found = rows(row, 'members').map((item): OperatorMember => {
    const sorted = textOrNone(item, 'sorted');
    return {
      what: text(item, 'catalog') === 'pg_amop' ? 'operator' : 'function',
      number: number(item, 'number'),
      types: text(item, 'types'),
      member: `${text(item, 'member')}${sorted === undefined ? '' : ` FOR ORDER BY ${sorted}`}`,
    };
  });
  return some(found);
}

/** The set's own address and those of its members: through them it needs what they are made of. */
function addressesOf(catalog: Catalog, row: Row): readonly string[] {
  return [
    address(catalog, text(row, 'oid')),
    ...rows(row, 'members').map((item) =>
      address(text(item, 'catalog') === 'pg_amop' ? 'pg_amop' : 'pg_amproc', text(item, 'oid')),
    ),
  ];
}

function namesOf(row: Row): Pick<OperatorFamily, 'path' | 'needs' | 'name' | 'signature'> {
  const [name, method] = [text(row, 'name'), text(row, 'method')];
  return { path: [text(row, 'schema'), `${name}(${method})`], needs: [], name, signature: method };
}

/** Reads the families of operators. */
export const operatorFamilyCatalog: CatalogReader = {
  present: made('pg_opfamily'),
  query: () => `
    select o.oid::pg_catalog.text as oid, n.nspname as schema, o.opfname as name, am.amname as method,
      ${members('pg_opfamily')} as members
    from pg_catalog.pg_opfamily o
    join pg_catalog.pg_namespace n on n.oid = o.opfnamespace join pg_catalog.pg_am am on am.oid = o.opfmethod
    where ${ownSchema} and ${notOfExtension('pg_opfamily', 'o')}`,
  read(row) {
    const names = namesOf(row);
    const id = objectId('operator-family', names.path);
    const object: OperatorFamily = { kind: 'operator-family', id, ...names, members: membersOf(row) };
    return [{ object, addresses: addressesOf('pg_opfamily', row) }];
  },
};

/** Reads the classes of operators. */
export const operatorClassCatalog: CatalogReader = {
  present: made('pg_opclass'),
  query: () => `
    select o.oid::pg_catalog.text as oid, n.nspname as schema, o.opcname as name, am.amname as method,
      pg_catalog.format_type(o.opcintype, null) as type, o.opcdefault as is_default, fn.nspname as family_schema,
      f.opfname as family, case when o.opckeytype <> 0 then pg_catalog.format_type(o.opckeytype, null) end as storage,
      ${members('pg_opclass')} as members
    from pg_catalog.pg_opclass o
    join pg_catalog.pg_namespace n on n.oid = o.opcnamespace join pg_catalog.pg_am am on am.oid = o.opcmethod
    join pg_catalog.pg_opfamily f on f.oid = o.opcfamily join pg_catalog.pg_namespace fn on fn.oid = f.opfnamespace
    where ${ownSchema} and ${notOfExtension('pg_opclass', 'o')}`,
  read(row) {
    const names = namesOf(row);
    const object: OperatorClass = {
      kind: 'operator-class',
      id: objectId('operator-class', names.path),
      ...names,
      type: text(row, 'type'),
      family: [text(row, 'family_schema'), text(row, 'family')],
      isDefault: flag(row, 'is_default') || undefined,
      storage: textOrNone(row, 'storage'),
      members: membersOf(row),
    };
    return [{ object, addresses: addressesOf('pg_opclass', row) }];
  },
};

/** `OPERATOR CLASS name USING method`, or the same of a family. */
export function operatorSetText(object: OperatorClass | OperatorFamily): string {
  const word = object.kind === 'operator-class' ? 'CLASS' : 'FAMILY';
  const name = qualified([object.path[0] ?? '', object.name]);
  return `OPERATOR ${word} ${name} USING ${quoteName(object.signature)}`;
}
