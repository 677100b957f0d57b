import type { DeclaredColumn, DeclaredDefault } from './declaration.js';
import { nameFault } from './fault.js';
import { typeFault } from './validate-type.js';

const integers: ReadonlySet<string> = new Set(['smallint', 'integer', 'bigint']);

function valueFault({ default: value, generated, identity, serial }: DeclaredColumn): string | undefined {
  const sources = [
    value && 'a default',
    generated && 'a generated value',
    identity && 'an identity',
    serial && 'a serial number',
  ];
  const given = sources.filter((each) => each !== undefined);
  return given.length > 1 ? `has both ${given.join(' and ')}: a column takes its value from one` : undefined;
}

function serialFault({ serial, type, nullable }: DeclaredColumn): string | undefined {
  if (!serial) return undefined;
  if (!integers.has(type.name)) return `is serial and of type ${type.name}; only integers can be so`;
  return nullable ? 'is serial and cannot be nullable' : undefined;
}

function identityFault({ identity, type, nullable }: DeclaredColumn): string | undefined {
  if (!identity) return undefined;
  if (!integers.has(type.name)) return `is an identity of type ${type.name}; only integers can be one`;
  if (nullable) return 'is an identity and cannot be nullable';
  return identity.increment === 0 ? 'is an identity with an increment of 0' : undefined;
}

function defaultFault(value: DeclaredDefault | undefined): string | undefined {
  if (value?.kind === 'sql') return value.sql.trim() === '' ? 'has an empty default' : undefined;
  if (value?.kind !== 'literal') return undefined;
  if (typeof value.value === 'number' && !Number.isFinite(value.value)) {
    return `has the default ${value.value}, which is no SQL number`;
  }
  const hasNul = typeof value.value === 'string' && value.value.includes('\0');
  return hasNul ? 'has a NUL character in its default' : undefined;
}

function generatedFault({ generated }: DeclaredColumn): string | undefined {
  return generated?.sql.trim() === '' ? 'is generated from an empty expression' : undefined;
}

/** What is wrong with a column on its own, in words, or undefined. */
export function columnFault(column: DeclaredColumn): string | undefined {
  const type = typeFault(column.type);
  return (
    nameFault(column.name) ??
    (type === undefined ? undefined : `has an impossible type: ${type}`) ??
    valueFault(column) ??
    identityFault(column) ??
    serialFault(column) ??
    generatedFault(column) ??
    defaultFault(column.default)
  );
}
