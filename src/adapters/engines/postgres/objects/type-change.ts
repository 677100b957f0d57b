import { familyOf, typeName } from './type-name.js';
import type { TypeName } from './type-name.js';

/** What it means for the values of a column that its type changes. */
export interface TypeChange {
  /** The expression after `USING`, where the server doesn't convert by itself; `value` is the column. */
  readonly using: ((value: string) => string) | undefined;
  /** Values may not fit and fail or be cut. */
  readonly narrows: boolean;
  /** Values may not convert at all. */
  readonly mayFail: boolean;
  /** Every row is written anew. */
  readonly rewrites: boolean;
}

/** Where there are no values. */
export const withoutValues: TypeChange = {
  using: undefined,
  narrows: false,
  mayFail: false,
  rewrites: false,
};

const integers = ['smallint', 'integer', 'bigint'];
const numbers = [...integers, 'numeric'];

function unbounded(type: TypeName): boolean {
  return type.modifiers.length === 0;
}

function narrowsNumber(from: TypeName, to: TypeName): boolean {
  const [old, now] = [numbers.indexOf(from.base), numbers.indexOf(to.base)];
  if (old >= 0 && now >= 0 && old !== now) return now < old || !unbounded(to);
  if (from.base !== to.base) return from.base === 'double precision' || to.base !== 'double precision';
  if (unbounded(to)) return false;
  if (unbounded(from)) return true;
  const [precision = 0, scale = 0] = from.modifiers;
  const [wanted = 0, wantedScale = 0] = to.modifiers;
  return wantedScale < scale || wanted - wantedScale < precision - scale;
}

const lengthOf = (type: TypeName): number => {
  const fixed = type.base === 'character' || type.base === 'bit' ? 1 : Infinity;
  return type.modifiers[0] ?? fixed;
};

function narrowsTime(from: TypeName, to: TypeName): boolean {
  if (from.base !== 'date' && to.base === 'date') return true;
  return (to.modifiers[0] ?? 6) < (from.modifiers[0] ?? 6);
}

function narrows(from: TypeName, to: TypeName): boolean {
  switch (familyOf(from)) {
    case 'number':
      return narrowsNumber(from, to);
    case 'string':
    case 'bits':
      return lengthOf(to) < lengthOf(from);
    case 'network':
      return to.base === 'cidr' && from.base === 'inet';
    default:
      return narrowsTime(from, to);
  }
}

/** Whether the stored values can stay as they are. */
function keepsStorage(from: TypeName, to: TypeName): boolean {
  if (narrows(from, to) || from.array !== to.array) return false;
  const both = [from.base, to.base];
  if (both.every((base) => base === 'text' || base === 'character varying')) return true;
  if (from.base === 'cidr' && to.base === 'inet') return true;
  if (from.base !== to.base || from.base === 'character' || from.base === 'bit') return false;
  return from.base !== 'numeric' || unbounded(to) || from.modifiers[1] === to.modifiers[1];
}

function isString(type: TypeName): boolean {
  return familyOf(type) === 'string' && !type.array;
}

/** Casts between types of different families that exist but aren't applied unasked. */
function explicitCast(from: TypeName, to: TypeName, type: string): (value: string) => string {
  const isInteger = integers.includes(from.base) && !from.array;
  if (isInteger && to.base === 'boolean' && !to.array) return (value) => `${value} <> 0`;
  const toNumber = familyOf(to) === 'number' && !to.array;
  if (from.base === 'boolean' && !from.array && toNumber) return (value) => `${value}::integer::${type}`;
  const isJson = from.base === 'jsonb' && !from.array && (toNumber || to.base === 'boolean');
  if (isString(from) || isJson) return (value) => `${value}::${type}`;
  return (value) => `${value}::text::${type}`;
}

/** Compares two types as `format_type` prints them; `name` is the second one's where a domain lies around it. */
export function typeChange(before: string, after: string, name = after): TypeChange {
  const [from, to] = [typeName(before), typeName(after)];
  const related = from.array === to.array && familyOf(from) === familyOf(to);
  if (related) {
    return {
      using: undefined,
      narrows: narrows(from, to),
      mayFail: false,
      rewrites: !keepsStorage(from, to),
    };
  }
  const cut = isString(to) && lengthOf(to) !== Infinity;
  if (isString(to)) return { using: undefined, narrows: cut, mayFail: false, rewrites: true };
  return { using: explicitCast(from, to, name), narrows: false, mayFail: true, rewrites: true };
}
