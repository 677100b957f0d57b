import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { EnumType } from '../../../../domain/schema/objects/types.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import { dependentsOf } from '../../../../domain/schema/state.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { qualified, quoteLiteral, quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { hasTypes } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import { onlyGains } from './enum-labels.js';
import { movesToOwnType, rebuildEnum } from './enum-rebuild.js';
import { typeName } from './names.js';
import type { ObjectSql } from './object-sql.js';
import { text, texts } from './row.js';

/** Reads the enumerated types with their labels in order. */
export const enumCatalog: CatalogReader = {
  present: hasTypes('e'),
  query: () => `
    select t.oid::pg_catalog.text as oid, n.nspname as schema, t.typname as name,
      (select pg_catalog.json_agg(e.enumlabel order by e.enumsortorder)
       from pg_catalog.pg_enum e where e.enumtypid = t.oid) as labels
    from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    where t.typtype = 'e' and ${ownSchema} and ${notOfExtension('pg_type', 't')}`,
  read(row) {
    const path = [text(row, 'schema'), text(row, 'name')];
    const object: EnumType = {
      kind: 'enum',
      id: objectId('enum', path),
      path,
      needs: [],
      values: texts(row, 'labels'),
    };
    return [{ object, addresses: [address('pg_type', text(row, 'oid'))] }];
  },
};

function addValues(before: EnumType, after: EnumType): readonly Statement[] {
  const known = new Set(before.values);
  const last = before.values.at(-1);
  let tail = last === undefined;
  return after.values.flatMap((value, index): readonly Statement[] => {
    if (known.has(value)) {
      tail ||= value === last;
      return [];
    }
    const neighbour = index === 0 ? before.values[0] : after.values[index - 1];
    const side = index === 0 ? 'BEFORE' : 'AFTER';
    const place = tail || neighbour === undefined ? '' : ` ${side} ${quoteLiteral(neighbour)}`;
    const sql = `ALTER TYPE ${qualified(after.path)} ADD VALUE ${quoteLiteral(value)}${place}`;
    return [statement(sql, [after.id])];
  });
}

/** `CREATE TYPE … AS ENUM` on one line, or one label a line where that would be long. */
export function createEnum(object: EnumType): Statement {
  const labels = object.values.map(quoteLiteral);
  const line = labels.join(', ');
  const body = line.length <= 80 ? `(${line})` : `(\n  ${labels.join(',\n  ')}\n)`;
  return statement(`CREATE TYPE ${qualified(object.path)} AS ENUM ${body}`, [object.id]);
}

/** Whether other types are made of it: then all of them are made anew, and the columns wait meanwhile. */
function isPartOfTypes({ id }: EnumType, { before }: Sides): boolean {
  const kinds: readonly string[] = ['domain', 'composite', 'range'];
  return dependentsOf(before, id).some(({ kind }) => kinds.includes(kind));
}

/** Whether the old type can't just step aside for the new one, with every column carried over in between. */
function isEntangled(type: EnumType, sides: Sides): boolean {
  return isPartOfTypes(type, sides) || movesToOwnType(type, sides);
}

/** The SQL of enumerated types. */
export const enumSql: ObjectSql<EnumType> = {
  occupies: ({ path }) => [typeName(path)],
  way: (before, after, sides) =>
    onlyGains(before, after) || !isEntangled(before, sides) ? 'alone' : 'replace',
  create: (object) => [createEnum(object)],
  drop: (object) => [statement(`DROP TYPE ${qualified(object.path)}`, [object.id])],
  alter: (before, after, sides) =>
    onlyGains(before, after) ? addValues(before, after) : rebuildEnum(before, createEnum(after), sides),
  rename: (before, after) => [
    statement(`ALTER TYPE ${qualified(before.path)} RENAME TO ${quoteName(nameOf(after))}`, [after.id]),
  ],
};
