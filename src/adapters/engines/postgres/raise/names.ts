import { nameOf } from '../../../../domain/schema/object.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import type { DeclaredIndex } from '../../../../domain/declaration/declaration.js';
import { indexNameParts } from '../lower/naming.js';
import { joinedNames, objectName } from '../sql/names.js';

/** Leaves out the name of a constraint or index that the server would choose itself. */
export type Named = (
  path: readonly string[],
  usual: string,
  name: string | undefined,
) => { readonly name?: string };

/**
 * A usual name that several things of a schema have, or want, is said: which of them gets it would depend on the order in
 * which they are made.
 */
export function namesOf(state: SchemaState): Named {
  const counts = new Map<string, number>();
  const keyOf = (schema: string | undefined, name: string | undefined): string =>
    JSON.stringify([schema, name]);
  for (const object of state.objects.values()) {
    const name = takenName(object);
    if (name === undefined) continue;
    const key = keyOf(object.path[0], name);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return ([schema], usual, name) =>
    name === undefined || (name === usual && (counts.get(keyOf(schema, name)) ?? 0) <= 1) ? {} : { name };
}

/** The name that an object has among the relations or the constraints of its schema. */
function takenName(object: SchemaObject): string | undefined {
  switch (object.kind) {
    case 'column':
    case 'default':
    case 'comment':
      return undefined;
    case 'primary-key':
      return object.name;
    default:
      return nameOf(object);
  }
}

/** The name that the server gives a constraint or index on columns. */
export function usualName(table: string, columns: readonly string[] | undefined, label: string): string {
  return objectName(table, columns && joinedNames(columns), label);
}

/** The name that the server gives an index. */
export function usualIndexName(table: string, index: DeclaredIndex): string {
  return usualName(table, indexNameParts(index), 'idx');
}
