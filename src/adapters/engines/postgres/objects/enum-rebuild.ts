import type { Effect } from '../../../../domain/plan/effect.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { EnumType } from '../../../../domain/schema/objects/types.js';
import { childrenOfKind, dependentsOf, find, schemaState } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { clip } from '../sql/names.js';
import { qualified, quoteName } from '../sql/quote.js';
import { alterColumn } from './column-alter.js';
import { commentOn } from './comment.js';
import { freePath } from './free-names.js';
import { grantSql } from './grant-sql.js';
import { isRemade, partsAbove } from './kinship.js';
import { liesElsewhere } from './lies-elsewhere.js';
import { ownTypeOf } from './named-type.js';
import { ownerSql } from './owner-sql.js';
import { isTargeted } from './statistics.js';
import { takeBack } from './take-back.js';

/** A column of the type on both sides of its rebuild. */
interface Carried {
  readonly before: Column;
  readonly after: Column;
}

/**
 * The columns that hold the type before and stay; those that are made anew, alone or with their table, are not among
 * them, nor those that follow the column of a table above.
 */
function carriedColumns(type: EnumType, sides: Sides): readonly Carried[] {
  return dependentsOf(sides.before, type.id).flatMap((object): readonly Carried[] => {
    const after = find(sides.after, 'column', object.id);
    if (object.kind !== 'column' || object.generated || !after || after.generated) return [];
    if (isRemade(object.parent ?? '', sides)) return [];
    const follows = partsAbove('column', after, sides).length > 0 && !movesAway({ before: object, after });
    return follows ? [] : [{ before: object, after }];
  });
}

/** Whether a column gets another type by the rebuild of its enum, so that its own alter is a part of that. */
export function movesAway({ before, after }: Carried): boolean {
  return before.type !== after.type;
}

/** Whether a column goes over to another type of its own, which may not be there yet while this one is rebuilt. */
export function movesToOwnType(type: EnumType, sides: Sides): boolean {
  return carriedColumns(type, sides).some((column) => {
    const own = movesAway(column) ? ownTypeOf(column.after, sides.after) : undefined;
    return own !== undefined && own.id !== type.id;
  });
}

/**
 * Labels can't be dropped or reordered: the type steps aside, a new one is made, every column is carried over by the
 * text of its values, the old type goes.
 */
export function rebuildEnum(before: EnumType, create: Statement, sides: Sides): readonly Statement[] {
  const name = qualified(before.path);
  const asidePath = pathAside(before, sides);
  const aside = asidePath.at(-1) ?? '';
  const serves = [before.id];
  return [
    statement(`ALTER TYPE ${name} RENAME TO ${quoteName(aside)}`, serves),
    create,
    ...carriedColumns(before, sides).flatMap((column) =>
      movesAway(column) ? alterColumn(column.before, column.after, sides) : [carry(before, column, sides)],
    ),
    statement(`DROP TYPE ${qualified(asidePath)}`, serves),
    ...keptBeside(before, sides),
  ];
}

/** Where the old type stands meanwhile. */
function pathAside(type: EnumType, sides: Sides): readonly string[] {
  return freePath((suffix) => {
    const label = `__old${suffix}`;
    return [...type.path.slice(0, -1), clip(nameOf(type), 63 - label.length) + label];
  }, sides);
}

function carry(type: EnumType, { after }: Carried, sides: Sides): Statement {
  const table = qualified(after.path.slice(0, -1));
  const column = quoteName(nameOf(after));
  const text = after.type.endsWith('[]') ? 'text[]' : 'text';
  const isEmpty = liesElsewhere(after, sides);
  const cast = isEmpty ? '' : ` USING ${column}::${text}::${after.type}`;
  return statement(
    `ALTER TABLE ${table} ALTER COLUMN ${column} TYPE ${after.type}${cast}`,
    [after.id, type.id],
    { lock: 'blocks reads and writes', effects: isEmpty ? [] : effectsOf(type, after, sides) },
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

/** Comment, owner and privileges of the old type, as far as they stay; what changes of them does so later. */
function keptBeside(type: EnumType, { before, after }: Sides): readonly Statement[] {
  const made: Sides = { before: schemaState(before.engine, defaultPrivileges(before)), after: before };
  const kept = (child: SchemaObject): boolean => after.objects.has(child.id);
  return [
    ...childrenOfKind(before, type.id, 'comment')
      .filter(kept)
      .map((each) => commentOn(each, each.text, before)),
    ...takeBack([type], { before: made.before, after }),
    ...childrenOfKind(before, type.id, 'owner')
      .filter(kept)
      .flatMap((each) => ownerSql.create(each, [], made)),
    ...childrenOfKind(before, type.id, 'grant')
      .filter(kept)
      .flatMap((each) => grantSql.create(each, [], made)),
  ];
}

/** What decides which privileges the new type has by itself. */
function defaultPrivileges(state: SchemaState): readonly SchemaObject[] {
  return [...state.objects.values()].filter(({ kind }) => kind === 'default-privilege');
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
    case 'publication':
      return true;
    case 'statistics':
      return isTargeted(dependent);
    default:
      return false;
  }
}
