import { enumsIn } from './enum-type.js';
import { sequencesIn } from './sequence.js';
import { tablesIn } from './table.js';
import { viewsIn } from './view.js';

/** Declares tables, views, enums and sequences in a named schema: `const app = schema('app'); app.table(…)`. */
export function schema<const S extends string>(name: S) {
  const where = name === 'public' ? undefined : name;
  return Object.freeze({
    name,
    table: tablesIn<S>(where),
    view: viewsIn<S>(where),
    enumType: enumsIn(where),
    sequence: sequencesIn(where),
  });
}

/** A table in the default schema: `table('users', {id: …}, (t) => [index(t.email)], {comment: '…'})`. */
export const table = tablesIn<''>(undefined);
/** A view in the default schema; its columns are for the types, the database takes its own from the query. */
export const view = viewsIn<''>(undefined);
/** An enum in the default schema; called, it begins a column of it. */
export const enumType = enumsIn(undefined);
/** A sequence in the default schema. */
export const sequence = sequencesIn(undefined);
