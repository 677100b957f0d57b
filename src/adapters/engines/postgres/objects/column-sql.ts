import type { Effect } from '../../../../domain/plan/effect.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import { find } from '../../../../domain/schema/state.js';
import { qualified, quoteName } from '../sql/quote.js';
import { adjusted } from './adjusted.js';
import { alterColumn } from './column-alter.js';
import { changesOrigin } from './origin.js';
import { columnClause, identitySequence, isConstant, newColumnExtras, tablePath } from './column-clause.js';
import { movesAway } from './enum-rebuild.js';
import { onlyGains } from './enum-labels.js';
import { letGoHere, takenOver } from './hand-down.js';
import { comesAgain, foster, fosterPath, isFostered } from './foster.js';
import { isComputedAnew, isTakenOver } from './handed-down.js';
import { only, onlyHere, partsAbove } from './kinship.js';
import { relationName } from './names.js';
import type { ObjectSql } from './object-sql.js';
import { ownSequences } from './table-sql.js';

const lock = 'blocks reads and writes';

function tableText(column: Column): string {
  return `ALTER TABLE ${qualified(tablePath(column))}`;
}

function addEffects(column: Column, embedded: readonly SchemaObject[]): readonly Effect[] {
  const table = column.parent ?? '';
  const preset = embedded.find((object) => object.kind === 'default');
  const rewrites =
    column.identity !== undefined ||
    column.generated?.stored === true ||
    (preset?.kind === 'default' && !isConstant(preset.expression));
  const empty = !column.nullable && !column.identity && !column.generated && !preset;
  const why = 'it is NOT NULL and has no default';
  const computed = 'it is computed from the row and takes no NULL';
  return [
    ...(rewrites ? [{ kind: 'rewrites-table', object: table } as const] : []),
    ...(empty ? [{ kind: 'needs-empty-table', object: column.id, table, why } as const] : []),
    ...(column.generated && !column.nullable
      ? [{ kind: 'needs-fitting-rows', object: column.id, table, why: computed } as const]
      : []),
  ];
}

function create(column: Column, embedded: readonly SchemaObject[], sides: Sides): readonly Statement[] {
  const scope = only(column.parent, sides);
  if (isComputedAnew(column, sides)) return newColumnExtras(column, scope);
  if (partsAbove('column', column, sides).length > 0)
    return [...adjusted(column, embedded, sides), ...letGoHere(column, sides)];
  const table = find(sides.after, 'table', column.parent);
  const owner = isFostered(column, sides) ? fosterPath(column, sides) : tablePath(column);
  const sequences = ownSequences([column], embedded, table, sides);
  const serves = [column.id, ...embedded.map((object) => object.id)];
  return [
    ...sequences.before,
    ...(isFostered(column, sides) ? foster(column, sides) : []),
    statement(`ALTER TABLE ${qualified(owner)} ADD COLUMN ${columnClause(column, embedded, table)}`, serves, {
      lock,
      effects: addEffects(column, embedded),
    }),
    ...sequences.after,
    ...newColumnExtras(column, scope),
  ];
}

function drop(column: Column, sides: Sides): readonly Statement[] {
  if (isComputedAnew(column, sides)) return [];
  const effects: readonly Effect[] = column.generated ? [] : [{ kind: 'drops-data', object: column.id }];
  const table = qualified(column.path.slice(0, -1));
  const sql = `ALTER TABLE ${onlyHere(column, sides)}${table} DROP COLUMN ${quoteName(nameOf(column))}`;
  return [statement(sql, [column.id], { lock, effects })];
}

/** Whether the column leaves an enum that is rebuilt, and is carried over by that rebuild. */
function leavesRebuiltEnum(before: Column, after: Column, sides: Sides): boolean {
  if (before.generated || after.generated || !movesAway({ before, after })) return false;
  return before.needs.some((need) => {
    const [old, now] = [find(sides.before, 'enum', need), find(sides.after, 'enum', need)];
    return old !== undefined && now !== undefined && !onlyGains(old, now);
  });
}

/** The SQL of columns. A generated one holds nothing of its own and is replaced where it can't be altered. */
export const columnSql: ObjectSql<Column> = {
  embeds: () => 'always',
  occupies: (column) => (column.identity ? [relationName(identitySequence(column, column.identity))] : []),
  way(before, after, sides) {
    if (before.generated && changesOrigin(before, after)) return 'replace';
    if (isTakenOver(after, sides) || comesAgain(before, after, sides)) return 'replace';
    return leavesRebuiltEnum(before, after, sides) ? 'implied' : 'alone';
  },
  create,
  drop,
  alter: (before, after, sides) => [
    ...(isTakenOver(after, sides) ? takenOver(after, sides) : alterColumn(before, after, sides)),
    ...letGoHere(after, sides),
  ],
  rename: (before, after) => [
    statement(
      `${tableText(before)} RENAME COLUMN ${quoteName(nameOf(before))} TO ${quoteName(nameOf(after))}`,
      [after.id],
      { lock },
    ),
  ],
};
