import type { ObjectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { FunctionObject, RoutineArgument } from '../../../../domain/schema/objects/routine.js';
import type { View } from '../../../../domain/schema/objects/view.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { qualified, quoteName } from '../sql/quote.js';
import { elementOf } from './named-type.js';

/** What a form without a query or a body may still need: where it stands, and what types are made of. */
const ofShape: ReadonlySet<string> = new Set([
  'schema',
  'extension',
  'language',
  'collation',
  'enum',
  'domain',
  'composite',
  'range',
  'shell-type',
  'base-type',
]);

function needsOfShape(
  { needs }: SchemaObject,
  state: SchemaState,
  speaksOf: (object: SchemaObject) => boolean,
): readonly ObjectId[] {
  return needs.filter((need) => {
    const object = state.objects.get(need);
    return object !== undefined && (ofShape.has(object.kind) || speaksOf(object));
  });
}

/** Options stay out: some hold only for a view that can be written to. */
function bareView(view: View, state: SchemaState): View | undefined {
  const { columns } = view;
  if (columns === undefined) return undefined;
  const types = new Set(columns.map(({ type }) => elementOf(type)));
  const parts = columns.map(({ name, type }) => `NULL::${type} AS ${quoteName(name)}`);
  return {
    ...view,
    needs: needsOfShape(view, state, ({ path }) => types.has(qualified(path))),
    mentions: undefined,
    definition: ['SELECT', parts.join(',\n  ')].join(parts.length > 0 ? '\n  ' : ''),
    options: undefined,
  };
}

/** Whether a body is a text in a language of the server's own. */
const hasBody = ({ language, bodyKind }: FunctionObject): boolean =>
  bodyKind === 'parsed' || language === 'sql' || language === 'plpgsql';

/** The type of such an argument decides what a call gives, and NULL has none. */
const isPolymorphic = ({ type }: RoutineArgument): boolean => /^any/.test(type);

/**
 * A body in PL/pgSQL is looked into only when it runs, so an empty one fits any result; NULL is a default of any type,
 * and nothing keeps what the default was when it was made.
 */
function bareFunction(routine: FunctionObject, state: SchemaState): FunctionObject | undefined {
  const list = routine.arguments.map((each) =>
    each.default === undefined || isPolymorphic(each) ? each : { ...each, default: 'NULL' },
  );
  const isFuller = list.some((each, index) => each !== routine.arguments[index]);
  if (routine.bodyKind !== 'parsed' && !isFuller) return undefined;
  const result = routine.result.replace(/^SETOF /, '');
  const types = new Set([...list.map(({ type }) => type), result].map(elementOf));
  const kept = list.map((each) => each.default ?? '').join('\n');
  const emptied = { language: 'plpgsql', body: 'BEGIN\nEND', bodyKind: undefined, mentions: undefined };
  const needs = needsOfShape(routine, state, (object) => {
    const name = 'name' in object && typeof object.name === 'string' ? object.name : nameOf(object);
    return types.has(qualified(object.path)) || kept.includes(name);
  });
  return {
    ...routine,
    ...(hasBody(routine) ? emptied : {}),
    arguments: list,
    support: undefined,
    transforms: undefined,
    needs,
  };
}

/**
 * What `CREATE OR REPLACE` can turn into the object and back, where the object needs more than its shape does: a view
 * without its query, a function without its parsed body and its defaults.
 */
export function standIn(object: SchemaObject, state: SchemaState): SchemaObject | undefined {
  switch (object.kind) {
    case 'view':
      return bareView(object, state);
    case 'function':
      return bareFunction(object, state);
    default:
      return undefined;
  }
}
