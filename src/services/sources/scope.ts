import { SchemactlError } from '../../domain/error.js';
import { pathText } from '../../domain/schema/id.js';
import type { SchemaObject } from '../../domain/schema/object.js';
import type { ForeignKey } from '../../domain/schema/objects/constraints.js';
import type { SchemaState } from '../../domain/schema/state.js';
import type { Engine } from '../ports/engine.js';
import type { Scope } from '../ports/session.js';

/** Refuses a scope that the engine has no words for. Throws USAGE. */
export function checkScope({ name, dialect }: Engine, { schemas }: Scope): void {
  if (schemas === undefined || dialect.capabilities.namedSchemas) return;
  throw new SchemactlError('USAGE', `${name} has no schemas to choose from with --schema`, {
    hint: 'Leave --schema (or the setting schemas) out; --exclude PATTERN leaves tables out.',
  });
}

const isForeignKey = (object: SchemaObject): object is ForeignKey => object.kind === 'foreign-key';

const named = ({ name }: ForeignKey): string => (name === undefined ? '' : ` ${pathText([name])}`);

const tables = ({ path, references }: ForeignKey): readonly (readonly string[])[] => [
  path.slice(0, -1),
  references,
];

/**
 * One line for each foreign key that has one end in the state and the other outside: it is compared where its own table
 * is, and what it refers to isn't looked at.
 */
export function scopeWarnings(states: readonly SchemaState[]): readonly string[] {
  const lines = states.flatMap(({ objects, outside = [] }) => {
    const inside = new Set(
      [...objects.values()].filter(({ kind }) => kind === 'table').map(({ path }) => pathText(path)),
    );
    return [...objects.values(), ...outside].filter(isForeignKey).flatMap((key): readonly string[] => {
      const [own = '', other = ''] = tables(key).map(pathText);
      if (inside.has(own) === inside.has(other)) return [];
      const left = inside.has(own) ? other : own;
      return [`foreign key${named(key)} from ${own} to ${other} leaves the scope: ${left} is left alone`];
    });
  });
  return [...new Set(lines)].sort();
}
