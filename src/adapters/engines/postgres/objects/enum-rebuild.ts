import type { Effect } from '../../../../domain/plan/effect.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { EnumType } from '../../../../domain/schema/objects/types.js';
import { childrenOfKind, dependentsOf, find } from '../../../../domain/schema/state.js';
import { clip } from '../sql/names.js';
import { qualified, quoteName } from '../sql/quote.js';
import { alterColumn } from './column-alter.js';
import { commentOn } from './comment.js';

/** A column of the type on both sides of its rebuild. */
interface Carried {
  readonly before: Column;
  readonly after: Column;
}

/** The columns that hold the type before and stay; generated ones are made anew and not among them. */
function carriedColumns(type: EnumType, sides: Sides): readonly Carried[] {
  return dependentsOf(sides.before, type.id).flatMap((object): readonly Carried[] => {
    const after = find(sides.after, 'column', object.id);
    if (object.kind !== 'column' || object.generated || !after || after.generated) return [];
    return [{ before: object, after }];
  });
}

/** Whether a column gets another type by the rebuild of its enum, so that its own alter is a part of that. */
export function movesAway({ before, after }: Carried): boolean {
  return before.type !== after.type;
}

/**
 * Labels can't be dropped or reordered: the type steps aside, a new one is made, every column is carried over by the
 * text of its values, the old type goes.
 */
export function rebuildEnum(before: EnumType, create: Statement, sides: Sides): readonly Statement[] {
  const name = qualified(before.path);
  const aside = clip(`${nameOf(before)}`, 57) + '__old';
  const asidePath = [...before.path.slice(0, -1), aside];
  const serves = [before.id];
  return [
    statement(`ALTER TYPE ${name} RENAME TO ${quoteName(aside)}`, serves),
    create,
    ...carriedColumns(before, sides).flatMap((column) =>
      movesAway(column) ? alterColumn(column.before, column.after, sides) : [carry(before, column, sides)],
    ),
    statement(`DROP TYPE ${qualified(asidePath)}`, serves),
    ...keptComment(before, sides),
  ];
}

function carry(type: EnumType, { after }: Carried, sides: Sides): Statement {
  const table = qualified(after.path.slice(0, -1));
  const column = quoteName(nameOf(after));
  const text = after.type.endsWith('[]') ? 'text[]' : 'text';
  return statement(
    `ALTER TABLE ${table} ALTER COLUMN ${column} TYPE ${after.type} USING ${column}::${text}::${after.type}`,
    [after.id, type.id],
    { lock: 'blocks reads and writes', effects: effectsOf(type, after, sides) },
  );
}

function effectsOf(type: EnumType, column: Column, sides: Sides): readonly Effect[] {
  const table = column.parent ?? '';
  const now = new Set(find(sides.after, 'enum', type.id)?.values ?? []);
  const lost = type.values.filter((value) => !now.has(value));
  const why = `${type.id} loses ${lost.join(', ')}`;
  return [
    { kind: 'rewrites-table', object: table },
    ...(lost.length > 0 ? [{ kind: 'needs-fitting-rows', object: column.id, table, why } as const] : []),
  ];
}

function keptComment(type: EnumType, sides: Sides): readonly Statement[] {
  return childrenOfKind(sides.before, type.id, 'comment')
    .filter((comment) => sides.after.objects.has(comment.id))
    .map((comment) => commentOn(comment, comment.text, sides.before));
}

/** What can't stand while the type is replaced: whatever speaks of it in an expression, and keys across tables. */
export function standsInTheWay(dependent: SchemaObject): boolean {
  switch (dependent.kind) {
    case 'column':
      return dependent.generated !== undefined;
    case 'index':
      return dependent.where !== undefined || dependent.keys.some((key) => key.expression !== undefined);
    case 'default':
    case 'check':
    case 'exclusion':
    case 'foreign-key':
    case 'view':
    case 'materialized-view':
    case 'trigger':
    case 'rule':
    case 'policy':
    case 'function':
    case 'procedure':
    case 'aggregate':
      return true;
    default:
      return false;
  }
}
