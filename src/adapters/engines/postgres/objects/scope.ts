import type { SchemaObject } from '../../../../domain/schema/object.js';
import { partOf } from '../../../../domain/schema/part.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import type { Scope } from '../../../../services/ports/session.js';

/** The paths (schema and name) of tables that never appear in a state. */
export type Hidden = readonly (readonly string[])[];

/** What of a database a scope keeps. */
export interface Filter {
  keeps(object: SchemaObject): boolean;
  keepsSchema(schema: string): boolean;
}

/** Kinds that belong to no schema: a scope of schemas leaves them alone. */
const ofDatabase: ReadonlySet<string> = new Set([
  'event-trigger',
  'cast',
  'language',
  'transform',
  'access-method',
  'publication',
  'subscription',
  'foreign-data-wrapper',
  'foreign-server',
  'user-mapping',
]);

/** A pattern in which `*` stands for any text, as a test of the whole of a text. */
function pattern(text: string): RegExp {
  const parts = text.split('*').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

/** Tests whether a table must never appear. */
export function hiddenTest(hidden: Hidden): (object: Pick<SchemaObject, 'path'>) => boolean {
  return ({ path: [schema, name] }) =>
    hidden.some(([inSchema, each]) => inSchema === schema && each === name);
}

/**
 * Turns a scope into tests of objects that stand on their own. The privileges that new objects get always stay. Grants,
 * owners and comments come here only where what they belong to is no object: the schema `public`, and what is the
 * system's own.
 */
export function scopeFilter(scope: Scope): Filter {
  const schemas = scope.schemas && new Set(scope.schemas);
  const excluded = (scope.exclude ?? []).map(pattern);
  const keepsSchema = (schema: string): boolean => schemas?.has(schema) ?? true;
  const isExcluded = (schema: string, name: string): boolean =>
    excluded.some((each) => each.test(`${schema}.${name}`) || each.test(name));
  return {
    keepsSchema,
    keeps(object) {
      const [schema = '', name = ''] = object.path;
      switch (object.kind) {
        case 'default-privilege':
          return true;
        case 'extension':
          return keepsSchema(object.schema) && !isExcluded(object.schema, schema);
        case 'grant':
        case 'owner':
        case 'comment':
        case 'extension-dependency':
          return schema === 'schema' ? keepsSchema(name) : schemas === undefined;
        case 'schema':
          return keepsSchema(schema);
        default:
      }
      if (ofDatabase.has(object.kind)) return schemas === undefined && !isExcluded('', schema);
      return keepsSchema(schema) && !isExcluded(schema, name);
    },
  };
}

/** The part of a state that the scope keeps. */
export function withinPostgres(state: SchemaState, scope: Scope): SchemaState {
  if (!scope.schemas && !scope.exclude) return state;
  const filter = scopeFilter(scope);
  return partOf(state, (object) => filter.keeps(object));
}
