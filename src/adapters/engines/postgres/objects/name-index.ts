import type { ObjectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import { nameOf } from '../../../../domain/schema/object.js';

/** One thing that a text may name. */
export interface Named {
  readonly id: ObjectId;
  readonly schema: string;
}

/** The objects of a state by the names under which a text speaks of them. */
export interface NameIndex {
  /** Tables, views, sequences, types and what text search uses, by that name, in any schema. */
  things(name: string): readonly Named[];
  /** Routines of that name, all overloads. */
  routines(name: string): readonly Named[];
  /** Operators of that name, whatever their operands. */
  operators(name: string): readonly Named[];
  column(relation: ObjectId, name: string): ObjectId | undefined;
  /** All columns of a table. */
  columns(relation: ObjectId): readonly ObjectId[];
  hasSchema(name: string): boolean;
  /** Whether an extension has its objects in this schema. */
  hasExtension(schema: string): boolean;
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Builds the index; `pg_catalog` is not in it. */
export function nameIndex(objects: Iterable<SchemaObject>): NameIndex {
  const things = new Map<string, Named[]>();
  const routines = new Map<string, Named[]>();
  const operators = new Map<string, Named[]>();
  const columns = new Map<string, ObjectId>();
  const byTable = new Map<ObjectId, ObjectId[]>();
  const extended = new Set<string>();
  const schemas = new Set(['public']);
  for (const object of objects) {
    const named = { id: object.id, schema: object.path[0] ?? '' };
    switch (object.kind) {
      case 'table':
      case 'view':
      case 'materialized-view':
      case 'sequence':
      case 'enum':
      case 'domain':
      case 'composite':
      case 'range':
      case 'shell-type':
      case 'base-type':
      case 'text-search-configuration':
      case 'text-search-dictionary':
        push(things, nameOf(object), named);
        break;
      case 'function':
      case 'procedure':
      case 'aggregate':
        push(routines, object.name, named);
        break;
      case 'operator':
        push(operators, object.name, named);
        break;
      case 'column':
        columns.set(JSON.stringify([object.parent, nameOf(object)]), object.id);
        if (object.parent !== undefined) push(byTable, object.parent, object.id);
        break;
      case 'schema':
        schemas.add(nameOf(object));
        break;
      case 'extension':
        extended.add(object.schema);
        break;
      default:
    }
  }
  return {
    things: (name) => things.get(name) ?? [],
    routines: (name) => routines.get(name) ?? [],
    operators: (name) => operators.get(name) ?? [],
    columns: (relation) => byTable.get(relation) ?? [],
    column: (relation, name) => columns.get(JSON.stringify([relation, name])),
    hasSchema: (name) => schemas.has(name),
    hasExtension: (schema) => extended.has(schema),
  };
}
