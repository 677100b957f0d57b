import type { Sides } from '../../../../domain/plan/dialect.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import { find } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { isTakenOver } from './handed-down.js';
import type { Typed } from './named-type.js';
import { isArray, ownTypeOf } from './named-type.js';

/** A type of the server's own that holds the values of a column meanwhile: of a domain its base, else their text. */
function waitingType(typed: Typed, state: SchemaState): string {
  const own = ownTypeOf(typed, state);
  if (!own) return typed.type;
  if (own.kind === 'domain') {
    const inner = waitingType(own, state);
    if (!isArray(typed.type)) return inner;
    if (!isArray(inner)) return `${inner}[]`;
  }
  return isArray(typed.type) ? 'text[]' : 'text';
}

/** A table waits in the access method that every server has. */
function inHeap(table: Table): Table {
  return { ...table, accessMethod: undefined, needs: [] };
}

/**
 * A column waits as one of a type that nobody can replace, in the default collation; one that is to come from above, in
 * the form that it has then.
 */
export function aside(object: SchemaObject, sides: Sides): SchemaObject | undefined {
  const { before } = sides;
  if (object.kind === 'table' && object.accessMethod !== undefined) return inHeap(object);
  if (object.kind !== 'column' || object.generated) return undefined;
  if (isTakenOver(object, sides)) return find(sides.after, 'column', object.id);
  return {
    ...object,
    type: waitingType(object, before),
    collation: undefined,
    storage: undefined,
    compression: undefined,
    needs: [],
  };
}
