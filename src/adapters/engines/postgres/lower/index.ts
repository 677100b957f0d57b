import type {
  Declaration,
  DeclaredEnum,
  DeclaredSequence,
  DeclaredView,
} from '../../../../domain/declaration/declaration.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import { schemaState } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { defaultOptions } from '../objects/sequence-options.js';
import { commentOf, contextOf, schemaNeeds } from './context.js';
import { foreignKeysOf, uniqueKeys } from './foreign-keys.js';
import { badModel, checkLength, checkName, schemaOf } from './place.js';
import { tableObjects } from './table.js';

/**
 * Models in PostgreSQL's words, spelled as the server would print them as far as that is cheap to know; a shadow makes
 * the rest canonical. Throws BAD_MODELS naming the column that PostgreSQL can't hold.
 */
export function lowerPostgres(declaration: Declaration): SchemaState {
  const context = contextOf(declaration);
  const tables = declaration.tables.flatMap((table) => tableObjects(table, context));
  const keys = uniqueKeys(tables);
  return schemaState('postgres', [
    ...schemasOf(declaration),
    ...declaration.enums.flatMap(enumObjects),
    ...declaration.sequences.map(sequenceOf),
    ...tables,
    ...declaration.tables.flatMap((table) => foreignKeysOf(table, context, keys)),
    ...viewObjects(declaration),
  ]);
}

/** The named schemas; `public` is always there. */
function schemasOf({ tables, enums, sequences, views }: Declaration): readonly SchemaObject[] {
  const names = new Set([...tables, ...enums, ...sequences, ...views].map(schemaOf));
  names.delete('public');
  return [...names].map((name) => {
    checkName([name]);
    return { kind: 'schema', id: objectId('schema', [name]), path: [name], needs: [] };
  });
}

function enumObjects(declared: DeclaredEnum): readonly SchemaObject[] {
  const path = [schemaOf(declared), declared.name];
  checkName(path);
  for (const value of declared.values) checkLength([...path, value]);
  if (new Set(declared.values).size < declared.values.length) {
    throw badModel(path, 'a value appears twice', 'Every value of an enum must be different.');
  }
  const object: SchemaObject = {
    kind: 'enum',
    id: objectId('enum', path),
    path,
    needs: schemaNeeds(path),
    values: declared.values,
  };
  return [object, ...commentOf(object, declared.comment)];
}

function sequenceOf(declared: DeclaredSequence): SchemaObject {
  const path = [schemaOf(declared), declared.name];
  checkName(path);
  const options = defaultOptions('bigint', String(declared.increment ?? 1));
  const min = declared.min === undefined ? options.min : String(declared.min);
  const max = declared.max === undefined ? options.max : String(declared.max);
  const first = options.increment.startsWith('-') ? max : min;
  return {
    kind: 'sequence',
    id: objectId('sequence', path),
    path,
    needs: schemaNeeds(path),
    type: 'bigint',
    ...options,
    min,
    max,
    start: declared.start === undefined ? first : String(declared.start),
    cycle: declared.cycle ?? false,
  };
}

const word = /"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*/gu;

/** The tables and views that each name stands for. */
function relationsByName({ tables, views }: Declaration): ReadonlyMap<string, readonly ObjectId[]> {
  const found = new Map<string, ObjectId[]>();
  const add = (name: string, id: ObjectId): void => void found.set(name, [...(found.get(name) ?? []), id]);
  for (const table of tables) add(table.name, objectId('table', [schemaOf(table), table.name]));
  for (const view of views) add(view.name, viewId(view));
  return found;
}

function viewKind(view: DeclaredView): 'view' | 'materialized-view' {
  return view.materialized ? 'materialized-view' : 'view';
}

function viewId(view: DeclaredView): ObjectId {
  return objectId(viewKind(view), [schemaOf(view), view.name]);
}

/** A view needs what its text names; of a later view it can't, so that words alone never make a cycle. */
function viewObjects(declaration: Declaration): readonly SchemaObject[] {
  const relations = relationsByName(declaration);
  const later = new Set(declaration.views.map(viewId));
  return declaration.views.flatMap((view) => {
    const path = [schemaOf(view), view.name];
    checkName(path);
    const needs = new Set<ObjectId>(schemaNeeds(path));
    for (const [name] of view.sql.matchAll(word)) {
      const plain = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase();
      for (const id of relations.get(plain) ?? []) if (!later.has(id)) needs.add(id);
    }
    later.delete(viewId(view));
    const object: SchemaObject = {
      kind: viewKind(view),
      id: viewId(view),
      path,
      needs: [...needs].sort(),
      definition: view.sql.trim().replace(/;$/, ''),
    };
    return [object, ...commentOf(object, view.comment)];
  });
}
