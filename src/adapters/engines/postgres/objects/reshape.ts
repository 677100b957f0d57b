import type { Sides } from '../../../../domain/plan/dialect.js';
import type { Attribute, CompositeType } from '../../../../domain/schema/objects/types.js';
import { objectId } from '../../../../domain/schema/id.js';
import { quoteName } from '../sql/quote.js';
import type { OwnType, Typed } from './named-type.js';
import { elementOf, isArray, isForeign, ownTypeOf } from './named-type.js';
import { rowTypeOf, rowTyped } from './row-type.js';
import { typeChange } from './type-change.js';

/** Whether the text of a value of the old type is a value of the new one as well. */
function readsText(old: Attribute, now: Attribute): boolean {
  if (old.type === now.type || isForeign(old.type) || isForeign(now.type)) return old.type === now.type;
  const { using, narrows } = typeChange(old.type, now.type);
  return using === undefined && !narrows;
}

function sameShape(before: CompositeType, after: CompositeType): boolean {
  return (
    before.attributes.length === after.attributes.length &&
    before.attributes.every((old, index) => {
      const now = after.attributes[index];
      return now?.name === old.name && readsText(old, now);
    })
  );
}

/** The parts of a type's values: attributes of a row, what lies below a domain. */
function partsOf(own: OwnType): readonly Typed[] {
  if (own.kind === 'domain') return [own];
  if (own.kind !== 'composite') return [];
  return own.attributes.map(({ type }) => ({ type, needs: own.needs }));
}

/** The type of that name whose values are rows too, whatever it belongs to. */
function afterwards({ path }: CompositeType, { after }: Sides): CompositeType | undefined {
  const ids = rowTyped.map((kind) => objectId(kind, path));
  const object = ids.map((id) => after.objects.get(id)).find((each) => each !== undefined);
  return object && rowTypeOf(object, after);
}

/** Whether values of the type hold rows of a composite type whose new form can't read their text. */
export function isReshaped(typed: Typed, sides: Sides): boolean {
  const own = ownTypeOf(typed, sides.before);
  if (!own) return false;
  const after = own.kind === 'composite' ? afterwards(own, sides) : undefined;
  if (own.kind === 'composite' && after && !sameShape(own, after)) return true;
  return partsOf(own).some((part) => isReshaped(part, sides));
}

/**
 * SQL: the value, with the text of every row in it as the new form of the row's type reads it. NULL isn't the same as
 * a row of nothing but NULL. `depth` keeps the names of loops apart.
 */
export function reshaped(value: string, typed: Typed, sides: Sides, depth = 0): string {
  const own = ownTypeOf(typed, sides.before);
  if (!own || !isReshaped(typed, sides)) return value;
  if (isArray(typed.type)) {
    const index = `i${depth}`;
    const element = { type: elementOf(typed.type), needs: typed.needs };
    const text = reshaped(`(${value})[${index}]`, element, sides, depth + 1);
    const list = `ARRAY(SELECT ${text} FROM generate_subscripts(${value}, 1) AS ${index} ORDER BY ${index})`;
    return `CASE WHEN ${value} IS NOT NULL THEN ${list} END`;
  }
  if (own.kind === 'domain') return reshaped(`(${value})::${own.type}`, own, sides, depth);
  return own.kind === 'composite' ? rowText(value, own, sides, depth) : value;
}

function rowText(value: string, before: CompositeType, sides: Sides, depth: number): string {
  const after = afterwards(before, sides) ?? before;
  const fields = after.attributes.map((now) => {
    const old = before.attributes.find(({ name }) => name === now.name);
    if (!old) return 'NULL';
    const field = `(${value}).${quoteName(now.name)}`;
    const typed = { type: old.type, needs: before.needs };
    return isReshaped(typed, sides) ? reshaped(field, typed, sides, depth) : converted(field, old, now);
  });
  return `CASE WHEN ${value} IS DISTINCT FROM NULL THEN ROW(${fields.join(', ')})::text END`;
}

/** A type that is made anew too isn't there yet: what it reads is the text. */
function converted(field: string, old: Attribute, now: Attribute): string {
  if (old.type === now.type || isForeign(old.type) || isForeign(now.type)) return field;
  return typeChange(old.type, now.type).using?.(field) ?? `${field}::${now.type}`;
}
