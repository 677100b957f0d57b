import type { Sides } from '../../../../domain/plan/dialect.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { MaterializedView } from '../../../../domain/schema/objects/view.js';
import { find } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';

/** The tables and views that a query reads, also through other views. */
function read(view: SchemaObject, state: SchemaState): readonly SchemaObject[] {
  return view.needs.flatMap((id) => {
    const need = state.objects.get(id);
    const source = need?.kind === 'column' ? state.objects.get(need.parent ?? '') : need;
    if (!source) return [];
    return source.kind === 'view' ? read(source, state) : [source];
  });
}

/**
 * Whether a materialized view has to be made WITH NO DATA: it reads one that has none, or it has none itself and
 * either had none before or reads rows of another server. Where nothing keeps it from being filled it is, since dumps
 * of a structure say WITH NO DATA of every one.
 * https://www.postgresql.org/docs/current/sql-creatematerializedview.html
 */
export function staysUnfilled(view: MaterializedView, sides: Sides): boolean {
  const sources = read(view, sides.after);
  if (sources.some((each) => each.kind === 'materialized-view' && staysUnfilled(each, sides))) return true;
  if (!view.unfilled) return false;
  const isForeign = sources.some((each) => each.kind === 'table' && each.foreign !== undefined);
  return isForeign || find(sides.before, 'materialized-view', view.id)?.unfilled === true;
}
