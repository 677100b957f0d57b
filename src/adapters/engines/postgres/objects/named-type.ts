import type { ObjectId } from '../../../../domain/schema/id.js';
import type { ObjectOf, SchemaObject } from '../../../../domain/schema/object.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { qualified } from '../sql/quote.js';
import { multirangeOf } from './range-sql.js';
import { rowTypeOf } from './row-type.js';

/** A type with a name of its own that this version models. */
export type OwnType = ObjectOf<'enum' | 'domain' | 'composite' | 'range' | 'base-type'>;

/** What speaks of a type by its name, with the objects it needs. */
export interface Typed {
  readonly type: string;
  readonly needs: readonly ObjectId[];
}

const brackets = /(?:\[\])+$/;

/** The type without its brackets. */
export function elementOf(type: string): string {
  return type.replace(brackets, '');
}

/** Whether the type is an array. */
export function isArray(type: string): boolean {
  return type.endsWith('[]');
}

/** Whether the type is anything but the server's own: the server qualifies only those, as the search_path is empty. */
export function isForeign(type: string): boolean {
  return /^(?:"(?:[^"]|"")*"|[^"(.]+)\./.test(type);
}

/** The type that an object of the state is, or whose rows have it. */
function typeOf(object: SchemaObject | undefined, state: SchemaState): OwnType | undefined {
  switch (object?.kind) {
    case 'enum':
    case 'domain':
    case 'range':
    case 'base-type':
      return object;
    default:
      return object && rowTypeOf(object, state);
  }
}

function namesOf(type: OwnType): readonly string[] {
  return type.kind === 'range' ? [type.path, multirangeOf(type)].map(qualified) : [qualified(type.path)];
}

/** The modelled type that a column, domain or attribute is of, or is an array of. */
export function ownTypeOf({ type, needs }: Typed, state: SchemaState): OwnType | undefined {
  const name = elementOf(type);
  return needs
    .map((need) => typeOf(state.objects.get(need), state))
    .find((own) => own !== undefined && namesOf(own).includes(name));
}

/** The type behind all domains: that of the values. An array over a domain of arrays stays as it is. */
export function valueType(typed: Typed, state: SchemaState): string {
  const own = ownTypeOf(typed, state);
  if (own?.kind !== 'domain') return typed.type;
  const inner = valueType(own, state);
  if (!isArray(typed.type)) return inner;
  return isArray(inner) ? typed.type : `${inner}[]`;
}
