import type { Sides } from '../../../../domain/plan/dialect.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Column, ColumnDefault } from '../../../../domain/schema/objects/column.js';
import { find } from '../../../../domain/schema/state.js';
import { alterColumn } from './column-alter.js';
import { defaultSql } from './default.js';
import { passesOn } from './not-null.js';
import { linksAbove, partsAbove } from './kinship.js';

/** The columns of the tables above of which a new one is made; one that is added reaches all below as it is added. */
function sourcesOf(column: Column, sides: Sides): readonly Column[] {
  const added = partsAbove('column', column, sides);
  if (added.length > 0) return added.map((each) => sourcesOf(each, sides)[0] ?? each);
  return linksAbove(column.parent, sides.after).flatMap(
    ({ of }) => find(sides.after, 'column', objectId('column', [...of, nameOf(column)])) ?? [],
  );
}

/** What a column comes with from the tables above: the first of them that says a thing decides, and whichever is NOT NULL. */
function fromAbove(
  column: Column,
  sides: Sides,
): { column: Column; preset: ColumnDefault | undefined } | undefined {
  const sources = sourcesOf(column, sides);
  const [first] = sources;
  if (!first) return undefined;
  const nullable = sources.every((each) => !passesOn(each));
  const { id, path, parent } = column;
  // Where the column comes with its table, there are no rows yet that could break a rule.
  const isNew = partsAbove('column', column, sides).length === 0;
  const own = {
    statistics: undefined,
    options: undefined,
    identity: undefined,
    notNullName: undefined,
    notNullNoInherit: undefined,
    ...(isNew ? { notNullNotValid: undefined } : { storage: undefined }),
  };
  return {
    column: { ...first, ...own, id, path, parent, nullable },
    preset: (isNew ? sources : [first])
      .map((each) => find(sides.after, 'default', objectId('default', each.path)))
      .find((each) => each !== undefined),
  };
}

/** What a column that comes from above still lacks of its own form; `embedded` holds its default. */
export function adjusted(
  column: Column,
  embedded: readonly SchemaObject[],
  sides: Sides,
): readonly Statement[] {
  const given = fromAbove(column, sides);
  if (!given) return [];
  const preset = embedded.find(
    (each): each is ColumnDefault => each.kind === 'default' && each.parent === column.id,
  );
  const form = alterColumn(given.column, column, sides);
  const value = presetChange(column, given.preset, preset, sides);
  // An identity is refused where there still is a default.
  return preset ? [...form, ...value] : [...value, ...form];
}

function presetChange(
  column: Column,
  given: ColumnDefault | undefined,
  wanted: ColumnDefault | undefined,
  sides: Sides,
): readonly Statement[] {
  if (given?.expression === wanted?.expression) return [];
  if (wanted) return defaultSql.create(wanted, [], sides);
  const { path, id } = column;
  const old: ColumnDefault = {
    kind: 'default',
    id: objectId('default', path),
    path,
    parent: id,
    needs: [],
    expression: '',
  };
  return defaultSql.drop(old, sides);
}
