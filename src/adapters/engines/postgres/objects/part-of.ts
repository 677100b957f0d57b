import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { qualified } from '../sql/quote.js';
import type { Reading } from './catalog.js';
import { linksAbove, stands } from './kinship.js';
import { comesWithWhole } from './over-time.js';
import type { Row } from './row.js';
import { text, textOrNone } from './row.js';

/** SQL: of which index of which table an index is a part, and the constraint behind that one. */
export const partOfColumns = ({ census }: Reading): string =>
  census.inherits
    ? 'uk.contype as upper_type, un.nspname as upper_schema, ut.relname as upper_table, uc.relname as upper_name'
    : 'null as upper_type, null as upper_schema, null as upper_table, null as upper_name';

/** SQL: the joins for those columns; `index` is the oid of the part. */
export const joinPartOf = ({ census }: Reading, index: string): string =>
  census.inherits ? joinsAbove(index) : '';

const joinsAbove = (index: string): string => `
    left join pg_catalog.pg_inherits ui on ui.inhrelid = ${index}
    left join pg_catalog.pg_class uc on uc.oid = ui.inhparent
    left join pg_catalog.pg_index ux on ux.indexrelid = uc.oid
    left join pg_catalog.pg_class ut on ut.oid = ux.indrelid
    left join pg_catalog.pg_namespace un on un.oid = uc.relnamespace
    left join pg_catalog.pg_constraint uk on uk.conindid = uc.oid and uk.contype in ('p', 'u', 'x')`;

/** The index or key that a row of these columns tells of. */
export function readPartOf(row: Row): ObjectId | undefined {
  const name = textOrNone(row, 'upper_name');
  if (name === undefined) return undefined;
  const schema = text(row, 'upper_schema');
  const table = text(row, 'upper_table');
  switch (textOrNone(row, 'upper_type')) {
    case 'p':
      return objectId('primary-key', [schema, table]);
    case 'u':
      return objectId('unique', [schema, table, name]);
    case 'x':
      return objectId('exclusion', [schema, table, name]);
    default:
      return objectId('index', [schema, name]);
  }
}

/** The path of the index that an index or key is, or has behind it. */
function indexPath(object: SchemaObject): readonly string[] {
  const own = 'name' in object && object.name !== undefined ? object.name : nameOf(object);
  return [object.path[0] ?? '', own];
}

/**
 * An index of a partitioned table that isn't valid lacks parts. A table that is attached to would bring those about, so
 * such an index comes after the tables, and is joined with each of its parts.
 */
function isPartial(upper: SchemaObject): boolean {
  return upper.kind === 'index' && upper.invalid === true;
}

/** Makes an index a part of another one; a table that is attached later brings its indexes along. */
export function attachPart(
  part: SchemaObject & { readonly partOf?: ObjectId | undefined },
  sides: Sides,
): readonly Statement[] {
  if (comesWithWhole(part)) return [];
  const upper = upperOf(part, sides.after);
  const isBound = linksAbove(part.parent, sides.after).some((link) => stands(link, sides));
  if (!upper || !(isBound || isPartial(upper))) return [];
  const sql = `ALTER INDEX ${qualified(indexPath(upper))} ATTACH PARTITION ${qualified(indexPath(part))}`;
  return [statement(sql, [part.id], { lock: 'blocks schema changes' })];
}

function upperOf(
  { partOf }: { readonly partOf?: ObjectId | undefined },
  state: SchemaState,
): SchemaObject | undefined {
  return partOf === undefined ? undefined : state.objects.get(partOf);
}

/** Whether an index or key may become a part, or cease to be one, where it stands: together with its table it can. */
export function joins(
  part: SchemaObject & { readonly partOf?: ObjectId | undefined },
  sides: Sides,
): boolean {
  const isBound = linksAbove(part.parent, sides.before).some((link) => stands(link, sides));
  return part.partOf === undefined || !isBound;
}
