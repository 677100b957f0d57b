import type { Database } from 'better-sqlite3';
import type { DeclaredViewColumn } from '../../../../domain/declaration/declaration.js';
import { compileDifference } from '../../../../domain/plan/plan.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { View } from '../../../../domain/schema/objects/view.js';
import { emptyState } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { openFile } from '../connect.js';
import { sqliteDialect } from '../dialect.js';
import { quoteName } from '../sql/quote.js';
import { raiseType } from './types.js';

/**
 * The columns of views, which SQLite stores nowhere: it tells them of a view that is there, so that the schema is made
 * in memory and asked. Empty where it can't be made there (a module or function of the program's own).
 * https://www.sqlite.org/pragma.html#pragma_table_xinfo
 */
export function viewColumns(state: SchemaState): ReadonlyMap<string, readonly DeclaredViewColumn[]> {
  const views = [...state.objects.values()].filter((object): object is View => object.kind === 'view');
  if (views.length === 0) return new Map();
  const database = openFile(':memory:', { readOnly: false, waitMs: 0 }, 'in memory');
  try {
    const sides = { before: emptyState(state.engine), after: state };
    const { statements } = sqliteDialect.frame(compileDifference(sides, sqliteDialect));
    for (const { sql } of statements) database.exec(sql);
    return new Map(views.map((view) => [view.id, columnsOf(database, nameOf(view))]));
  } catch {
    return new Map();
  } finally {
    database.close();
  }
}

function columnsOf(database: Database, view: string): readonly DeclaredViewColumn[] {
  const rows = database.pragma(`table_xinfo(${quoteName(view)})`) as readonly {
    readonly name: string;
    readonly type: string;
  }[]; // the columns that the pragma is documented to give
  return rows.map(({ name, type }) => ({ name, type: raiseType(type, false) }));
}
