import { canCall, columnsOf, typeOf } from './postgres-fit.js';
import type { ColumnSpec, Spec, TableSpec, ViewSpec } from './postgres-spec.js';
import { quote, tableName } from './postgres-words.js';

/** SQL: a check needs a view that can be written to. */
function optionsText({ options, stored, computed }: ViewSpec, over: boolean): string {
  if (options === null || stored) return '';
  return ` WITH (${over || computed !== null ? 'security_barrier' : options})`;
}

/** The statements that make a view, with the index of a stored one. */
export function viewSql(view: ViewSpec, at: number, spec: Spec): readonly string[] {
  const table = spec.tables[view.table % Math.max(1, spec.tables.length)];
  if (!table) return [];
  const below = view.over ? spec.views[at - 1] : undefined;
  const read = below ? [] : columnsOf(table, spec).slice(0, view.columns);
  const columns = below ? ['*'] : ['id', ...read.map(({ name: each }) => quote(each))];
  const from = below ? `public.${quote(below.name)}` : tableName(table);
  const name = `public.${quote(view.name)}`;
  const options = optionsText(view, below !== undefined);
  const sql = `CREATE ${view.stored ? 'MATERIALIZED ' : ''}VIEW ${name}${options} AS SELECT ${[...columns, ...computedOf(view, table, spec)].join(', ')} FROM ${from} t WHERE id IS NOT NULL`;
  return [sql, ...(view.stored ? [viewIndexSql(view, name, read, spec)] : [])];
}

function computedOf(view: ViewSpec, table: TableSpec, spec: Spec): readonly string[] {
  const name = quote(`more of ${view.name}`);
  if (view.computed === 'row') return [`t AS ${name}`];
  if (view.computed === 'count') return [`count(*) OVER () AS ${name}`];
  return view.computed === 'function' && canCall(table, spec) ? [`public.twice(id) AS ${name}`] : [];
}

function viewIndexSql(view: ViewSpec, name: string, read: readonly ColumnSpec[], spec: Spec): string {
  const last = read.filter((column) => !typeOf(column, spec).startsWith('public.comp')).at(-1)?.name ?? 'id';
  const forms: Readonly<Record<ViewSpec['index'], string>> = {
    plain: `INDEX ON ${name} (id)`,
    unique: `UNIQUE INDEX ON ${name} (id)`,
    last: `INDEX ON ${name} (${quote(last)} DESC) INCLUDE (id)`,
    partial: `INDEX ON ${name} (id) WHERE ${quote(last)} IS NOT NULL`,
  };
  return `CREATE ${forms[view.index]}`;
}
