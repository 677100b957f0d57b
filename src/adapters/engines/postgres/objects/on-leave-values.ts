import type { Sides } from '../../../../domain/plan/dialect.js';
import type { Effect } from '../../../../domain/plan/effect.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Sequence } from '../../../../domain/schema/objects/sequence.js';
import { find } from '../../../../domain/schema/state.js';
import { objectName } from '../sql/names.js';
import { quoteName } from '../sql/quote.js';
import { tablePath } from './column-clause.js';
import { freeColumn } from './free-names.js';
import type { Leave } from './on-leave.js';
import { alter, isBound, pathOf, typeOf } from './on-leave.js';
import { becomesOwn } from './own-parts.js';
import { givenTo } from './sequences-apart.js';

/** What the old column is called meanwhile, in the table and in all below. */
function asideName(column: Column, { columns, drawn, sides }: Leave): string {
  const tables = [...columns, ...drawn].map(({ path }) => path.slice(0, -1));
  return freeColumn((suffix) => objectName(nameOf(column), undefined, `aside${suffix}`), tables, sides);
}

/** A foreign table holds no values itself. */
function holdsValues({ table, sides }: Leave): boolean {
  return find(sides.after, 'table', table)?.foreign === undefined;
}

/** The columns of the table's own leave their names to those that come. */
export function giveWay(family: Leave): readonly Statement[] {
  const stays = holdsValues(family);
  return family.columns.flatMap((column) => {
    const name = quoteName(nameOf(column));
    return alter(
      pathOf(family),
      [stays ? `RENAME COLUMN ${name} TO ${quoteName(asideName(column, family))}` : `DROP COLUMN ${name}`],
      family,
    );
  });
}

/** A type that takes NULL until the values are there, which a domain may not. */
function emptyType(column: Column, { after }: Sides): string {
  return column.needs.some((need) => find(after, 'domain', need)) ? 'text' : typeOf(column);
}

/** The new columns with the values of the old ones, for the table and all below. */
export function carried(family: Leave): readonly Statement[] {
  const { columns, drawn, foster, sides } = family;
  const stays = holdsValues(family);
  const added = columns.flatMap((column) => [
    ...(stays ? [`ADD COLUMN ${quoteName(asideName(column, family))} ${typeOf(column)}`] : []),
    `ADD COLUMN ${quoteName(nameOf(column))} ${stays ? emptyType(column, sides) : typeOf(column)}`,
  ]);
  const filled = columns.map(
    (column) =>
      `ALTER COLUMN ${quoteName(nameOf(column))} TYPE ${typeOf(column)} USING ${quoteName(asideName(column, family))}`,
  );
  const tables = new Set([...columns, ...drawn].map(({ parent }) => parent ?? ''));
  const effects = [...tables].map((object): Effect => ({ kind: 'rewrites-table', object }));
  const bound = columns
    .filter((column) => !column.nullable && isBound(column, sides))
    .map((column) => `ALTER COLUMN ${quoteName(nameOf(column))} SET NOT NULL`);
  return [
    ...alter(foster, added, family),
    ...(stays ? alter(foster, filled, family, effects) : []),
    ...alter(foster, bound, family),
  ];
}

/** A column that the table below has of its own stays when the one above goes. */
function asideGoes(family: Leave): readonly Statement[] {
  const { columns, drawn, sides } = family;
  const isOwn = (column: Column): boolean => {
    const old = find(sides.before, 'column', column.id);
    return old !== undefined && becomesOwn(old, sides);
  };
  if (!holdsValues(family)) return [];
  return [...columns, ...drawn.filter(isOwn)].flatMap((column) =>
    alter(tablePath(column), [`DROP COLUMN ${quoteName(asideName(column, family))}`], family),
  );
}

function sequencesOf({ columns, drawn, sides }: Leave): readonly Sequence[] {
  const owners = new Set<ObjectId | undefined>([...columns, ...drawn].map(({ id }) => id));
  return [...sides.after.objects.values()].filter(
    (each): each is Sequence =>
      each.kind === 'sequence' &&
      owners.has(each.ownedBy) &&
      find(sides.before, 'sequence', each.id)?.ownedBy === each.ownedBy,
  );
}

/** The old columns go, and what sequences they own belongs to the new ones. */
export function dropAside(family: Leave): readonly Statement[] {
  const sequences = sequencesOf(family);
  return [
    ...sequences.map((each) => givenTo(each, undefined)),
    ...asideGoes(family),
    ...sequences.map((each) => givenTo(each, find(family.sides.after, 'column', each.ownedBy)?.path)),
  ];
}
