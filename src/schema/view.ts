import { callSite } from './call-site.js';
import type { SqlText, ViewData, ViewOptions } from './data.js';
import { mark } from './mark.js';
import type { Carries } from './mark.js';
import { referencesTo } from './table.js';
import type { Columns, Qualified, References, Shaped } from './table.js';

/** A view: its columns are its properties, and can only be selected. */
export type View<N extends string, C extends Columns> = References<C> &
  Carries<ViewData> &
  Shaped<N, C, 'view'>;

/** Makes the function of one schema that declares views. */
export function viewsIn<S extends string>(schema: string | undefined) {
  return function view<const N extends string, const C extends Columns>(
    name: N,
    columns: C,
    query: SqlText,
    options: ViewOptions = {},
  ): View<Qualified<S, N>, C> {
    const data: ViewData = { kind: 'view', schema, name, query, options, site: callSite(view) };
    return Object.freeze({ ...referencesTo(schema, name, columns), [mark]: data });
  };
}
