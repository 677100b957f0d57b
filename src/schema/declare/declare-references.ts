import type { DeclaredForeignKey } from '../../domain/declaration/declaration.js';
import { declaredName } from '../../domain/declaration/fault.js';
import type { ForeignKeyOptions, Reference, ReferenceData, TableData, Target } from '../data.js';
import { markOf } from '../marked.js';
import { tableFault } from './fault.js';

/** The name of one of the table's own columns. Throws BAD_MODELS for anything else. */
export function ownColumn(table: TableData, reference: Reference | undefined, what: string): string {
  const data = markOf(reference);
  if (data?.kind !== 'reference') {
    const hint = `It has: ${table.columns.map(([key]) => key).join(', ')}`;
    throw tableFault(table, undefined, `has ${what} on a column that it does not have`, hint);
  }
  if (data.table === table.name && data.schema === table.schema) return data.column;
  const other = declaredName({ schema: data.schema, name: data.table });
  throw tableFault(table, undefined, `has ${what} on column "${data.column}" of another table, "${other}"`);
}

const circular =
  'Where two files import each other one of them is read first: name the target as text, .references("users.id")';

/** What a lazy target says, now that everything is loaded. */
function resolve<T>(table: TableData, column: string | undefined, target: () => T): T {
  try {
    return target();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw tableFault(table, column, `refers to something that is not there: ${reason}`, circular);
  }
}

function foreign(table: TableData, column: string | undefined, target: Reference | undefined): ReferenceData {
  const data = markOf(target);
  if (data?.kind === 'reference') return data;
  const hint = 'A foreign key points at a column: .references(() => users.id)';
  throw tableFault(table, column, 'refers to something that is no column of a table', hint);
}

function byName(table: TableData, column: string | undefined, target: string): ReferenceData {
  const parts = target.split('.');
  const name = parts.pop();
  const owner = parts.pop();
  const [schema] = parts;
  if (!name || !owner || parts.length > 1) {
    const hint = 'Write it as "table.column" or "schema.table.column"';
    throw tableFault(table, column, `refers to "${target}", which names no column`, hint);
  }
  return { kind: 'reference', schema: schema === 'public' ? undefined : schema, table: owner, column: name };
}

/** A foreign key of one or several columns; all targets must be of one table. Throws BAD_MODELS. */
function declare(
  table: TableData,
  columns: readonly string[],
  targets: readonly ReferenceData[],
  options: ForeignKeyOptions,
): DeclaredForeignKey {
  const [first] = targets;
  if (!first) throw tableFault(table, columns[0], 'has a foreign key that points at no column');
  if (targets.some((each) => each.table !== first.table || each.schema !== first.schema)) {
    throw tableFault(table, columns[0], 'has a foreign key that points at columns of several tables');
  }
  const schema = first.schema === undefined ? {} : { schema: first.schema };
  const references = { ...schema, table: first.table, columns: targets.map(({ column }) => column) };
  return { ...options, columns, references };
}

/** The foreign key of a column's `.references(…)`. */
export function declareReference(
  table: TableData,
  column: string,
  { target, options }: { readonly target: Target; readonly options: ForeignKeyOptions },
): DeclaredForeignKey {
  const data =
    typeof target === 'string'
      ? byName(table, column, target)
      : foreign(table, column, resolve(table, column, target));
  return declare(table, [column], [data], options);
}

/** The foreign key of a table's `foreignKey(…)`. */
export function declareForeignKey(
  table: TableData,
  columns: readonly Reference[],
  target: () => readonly Reference[],
  options: ForeignKeyOptions,
): DeclaredForeignKey {
  const own = columns.map((each) => ownColumn(table, each, 'a foreign key'));
  const targets = resolve(table, own[0], target).map((each) => foreign(table, own[0], each));
  return declare(table, own, targets, options);
}
