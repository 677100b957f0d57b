import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Scope } from '../../../../services/ports/session.js';

/** The paths (schema and name) of tables that never appear in a state. */
export type Hidden = readonly (readonly string[])[];

/** What of a database a scope keeps. */
export interface Filter {
  keeps(object: SchemaObject): boolean;
  keepsSchema(schema: string): boolean;
}

/** Kinds that belong to no schema: a scope of schemas leaves them alone. */
const ofDatabase: ReadonlySet<string> = new Set(['event-trigger', 'cast']);

/** A pattern in which `*` stands for any text, as a test of the whole of a text. */
function pattern(text: string): RegExp {
  const parts = text.split('*').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

/**
 * Turns a scope into tests of objects that stand on their own. Extensions always stay, since what is in scope may need
 * them, and so do the privileges that new objects get. Grants, owners and comments come here only where what they belong to is no
 * object: the schema `public`, and what is the system's own.
 */
export function scopeFilter(scope: Scope, hidden: Hidden): Filter {
  const schemas = scope.schemas && new Set(scope.schemas);
  const excluded = (scope.exclude ?? []).map(pattern);
  const hiddenNames = new Set(hidden.map((path) => JSON.stringify(path)));
  const keepsSchema = (schema: string): boolean => schemas?.has(schema) ?? true;
  const isHidden = (schema: string, name: string): boolean => hiddenNames.has(JSON.stringify([schema, name]));
  const isExcluded = (schema: string, name: string): boolean =>
    excluded.some((each) => each.test(`${schema}.${name}`) || each.test(name));
  return {
    keepsSchema,
    keeps({ kind, path }) {
      const [schema = '', name = ''] = path;
      if (kind === 'extension' || kind === 'default-privilege') return true;
      if (kind === 'grant' || kind === 'owner' || kind === 'comment') {
        return schema === 'schema' ? keepsSchema(name) : schemas === undefined;
      }
      if (ofDatabase.has(kind)) return schemas === undefined && !isExcluded('', schema);
      if (!keepsSchema(schema)) return false;
      if (kind === 'schema') return true;
      return !isHidden(schema, name) && !isExcluded(schema, name);
    },
  };
}
