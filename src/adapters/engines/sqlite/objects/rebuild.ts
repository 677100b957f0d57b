import type { Effect } from '../../../../domain/plan/effect.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { RebuildStep } from '../../../../domain/plan/step.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { childrenOfKind } from '../../../../domain/schema/state.js';
import { withRemarks } from '../sql/remarks.js';
import { withoutWrites } from '../sql/guard.js';
import { quoteLiteral, quoteName } from '../sql/quote.js';
import { copiedColumns } from './copied-columns.js';
import { isRowidAlias } from './primary-key.js';
import { rebuildEffects } from './rebuild-effects.js';
import { keyGuards } from './key-guards.js';
import { rowGuards } from './row-guards.js';
import { tableSql } from './table.js';

/**
 * Makes a table anew with its rows: a new table under another name, all rows copied and compared, the old table dropped,
 * the new one given its name. The old name stays free of any reference for a moment, so while it changes hands
 * SQLite is told to leave all other texts as they are.
 */
export function rebuildSql(step: RebuildStep, sides: Sides): readonly Statement[] {
  const name = step.before.path.at(-1) ?? '';
  const temporary = freeName(`__schemactl_new_${name}`, sides);
  const serves: readonly ObjectId[] = [step.after.id, ...step.embedded.map((object) => object.id)];
  const { copy, drop } = rebuildEffects(step, sides);
  const say = (sql: string, effects: readonly Effect[] = []): Statement =>
    statement(sql, serves, { lock: 'blocks reads and writes', effects });
  const commented = step.embedded.map((object) => withRemarks(object, sides.before));
  const exchange = withoutWrites(name, [
    `DROP TABLE ${quoteName(name)}`,
    'PRAGMA legacy_alter_table=ON',
    `ALTER TABLE ${quoteName(temporary)} RENAME TO ${quoteName(step.after.path.at(-1) ?? '')}`,
    'PRAGMA legacy_alter_table=OFF',
  ]);
  return [
    ...keyGuards([step.before], sides, serves),
    say(tableSql(step.after, commented, temporary)),
    ...copySql(step, sides, temporary).map((sql) => say(sql, copy)),
    ...rowGuards(step, sides, temporary, carriedRowid(step, sides)).map((sql) => say(sql)),
    ...sequenceSql(step, sides, temporary).map((sql) => say(sql)),
    ...exchange.map((sql) => say(sql, sql.startsWith('DROP TABLE') ? drop : [])),
  ];
}

function freeName(wanted: string, sides: Sides): string {
  const isTaken = (name: string): boolean =>
    [sides.before, sides.after].some((state) =>
      ['table', 'view', 'index'].some((kind) => state.objects.has(objectId(kind, [name]))),
    );
  let name = wanted;
  for (let count = 2; isTaken(name); count++) name = `${wanted}_${count}`;
  return name;
}

function nameIn(column: Column): string {
  return column.path.at(-1) ?? '';
}

/** Conflict clauses of the new table must not drop or change rows quietly, so the copy brings its own. */
function copySql(step: RebuildStep, sides: Sides, temporary: string): readonly string[] {
  const copied = copiedColumns(step.before, step.after, sides);
  const rowid = carriedRowid(step, sides);
  const to = [...(rowid === undefined ? [] : [rowid]), ...copied.map((pair) => quoteName(nameIn(pair.to)))];
  const from = [
    ...(rowid === undefined ? [] : [rowid]),
    ...copied.map((pair) => quoteName(nameIn(pair.from))),
  ];
  if (to.length === 0) return [];
  const source = quoteName(step.before.path.at(-1) ?? '');
  const order =
    rowid === undefined && !step.before.withoutRowid && !step.after.withoutRowid
      ? rowidName([step.before])
      : undefined;
  const sorted = order === undefined ? '' : `\nORDER BY ${order}`;
  return [
    `INSERT OR ROLLBACK INTO ${quoteName(temporary)} (${to.join(', ')})\nSELECT ${from.join(', ')} FROM ${source}${sorted}`,
  ];
}

/** One of the names of the rowid that no column of the tables hides. */
function rowidName(tables: readonly Table[]): string | undefined {
  const hidden = new Set(
    tables.flatMap((table) => table.columnOrder ?? []).map((name) => name.toLowerCase()),
  );
  return ['rowid', '_rowid_', 'oid'].find((name) => !hidden.has(name));
}

/** Rowids are kept where both tables have them and no column says what they are. */
function carriedRowid(step: RebuildStep, sides: Sides): string | undefined {
  if (step.before.withoutRowid || step.after.withoutRowid || hasAlias(step.after, sides.after))
    return undefined;
  return rowidName([step.before, step.after]);
}

function hasAlias(table: Table, state: SchemaState): boolean {
  const [key] = childrenOfKind(state, table.id, 'primary-key');
  return isRowidAlias(key, childrenOfKind(state, table.id, 'column'), table);
}

/** AUTOINCREMENT remembers the greatest number ever given, also where its row is gone. */
function sequenceSql(step: RebuildStep, sides: Sides, temporary: string): readonly string[] {
  const counts = (table: Table, state: SchemaState): boolean =>
    childrenOfKind(state, table.id, 'primary-key').some((key) => key.autoincrement === true);
  if (!counts(step.before, sides.before) || !counts(step.after, sides.after)) return [];
  const [old, fresh] = [quoteLiteral(step.before.path.at(-1) ?? ''), quoteLiteral(temporary)];
  return [
    `DELETE FROM sqlite_sequence WHERE name = ${fresh}`,
    `INSERT INTO sqlite_sequence (name, seq) SELECT ${fresh}, seq FROM sqlite_sequence WHERE name = ${old}`,
  ];
}
