import { objectId } from '../../../../domain/schema/id.js';
import type { Operator } from '../../../../domain/schema/objects/plain.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import type { Row } from './row.js';
import { flag, text, textOrNone } from './row.js';

const functionName = (column: string): string =>
  `case when o.${column} <> 0 then o.${column}::pg_catalog.regproc::pg_catalog.text end`;

/** SQL: schema and name of another operator. */
const linked = (
  column: string,
): string => `(select pg_catalog.json_build_object('schema', m.nspname, 'name', x.oprname)
  from pg_catalog.pg_operator x join pg_catalog.pg_namespace m on m.oid = x.oprnamespace where x.oid = o.${column})`;

/** Reads the operators; a mere shell, which another one has named before it was made, is none. */
export const operatorCatalog: CatalogReader = {
  present: made('pg_operator'),
  query: () => `
    select o.oid::pg_catalog.text as oid, n.nspname as schema, o.oprname as name,
      case when o.oprleft <> 0 then pg_catalog.format_type(o.oprleft, null) end as left,
      pg_catalog.format_type(o.oprright, null) as right, ${functionName('oprcode')} as function,
      ${linked('oprcom')} as commutator, ${linked('oprnegate')} as negator, ${functionName('oprrest')} as restrict,
      ${functionName('oprjoin')} as join, o.oprcanhash as hashes, o.oprcanmerge as merges
    from pg_catalog.pg_operator o join pg_catalog.pg_namespace n on n.oid = o.oprnamespace
    where o.oprcode <> 0 and ${ownSchema} and ${notOfExtension('pg_operator', 'o')}`,
  read: (row) => [{ object: operatorOf(row), addresses: [address('pg_operator', text(row, 'oid'))] }],
};

function linkOf(row: Row, key: string): readonly string[] | undefined {
  const link = row[key];
  if (typeof link !== 'object' || link === null) return undefined;
  const names = link as Row;
  return [text(names, 'schema'), text(names, 'name')];
}

function operatorOf(row: Row): Operator {
  const [name, left, right] = [text(row, 'name'), textOrNone(row, 'left'), text(row, 'right')];
  const signature = `${left ?? 'NONE'}, ${right}`;
  const path = [text(row, 'schema'), `${name}(${signature})`];
  return {
    kind: 'operator',
    id: objectId('operator', path),
    path,
    needs: [],
    name,
    signature,
    left,
    right,
    function: text(row, 'function'),
    commutator: linkOf(row, 'commutator'),
    negator: linkOf(row, 'negator'),
    restrict: textOrNone(row, 'restrict'),
    join: textOrNone(row, 'join'),
    hashes: flag(row, 'hashes') || undefined,
    merges: flag(row, 'merges') || undefined,
  };
}
