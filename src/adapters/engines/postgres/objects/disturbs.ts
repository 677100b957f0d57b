import type { Rebuild, Sides } from '../../../../domain/plan/dialect.js';
import type { Alter } from '../../../../domain/diff/change.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Index } from '../../../../domain/schema/objects/index-object.js';
import type { EnumType } from '../../../../domain/schema/objects/types.js';
import { objectId } from '../../../../domain/schema/id.js';
import { dependentsOf, find } from '../../../../domain/schema/state.js';
import { changesType } from './column-alter.js';
import { changesOrigin } from './origin.js';
import { compositeDisturbs } from './composite-sql.js';
import { movesAway, standsInTheWay } from './enum-rebuild.js';
import { isTargeted } from './statistics.js';
import { onlyGains } from './enum-labels.js';
import { goesMeanwhile, isTakenOver } from './handed-down.js';
import { isForeign } from './named-type.js';
import { weakensGrant } from './grant-sql.js';
import { linksAbove } from './kinship.js';
import { isOfNotNull, losesNotNull } from './not-null-comment.js';
import { typeChange } from './type-change.js';
import { areComparable } from './type-name.js';

/** Whether a change can't happen while the dependent stands: it is then dropped before and made again after. */
export function disturbs(change: Alter | Rebuild, dependent: SchemaObject, sides: Sides): boolean {
  const { before, after } = change;
  if (before.kind === 'column' && after.kind === 'column') {
    if (isTakenOver(after, sides)) return goesMeanwhile(dependent, sides);
    return (
      columnDisturbs(before, after, dependent) ||
      losesNames(before, after, dependent, sides) ||
      refersToPart(before, after, dependent, sides)
    );
  }
  if (before.kind === 'enum' && after.kind === 'enum') return enumDisturbs(before, after, dependent, sides);
  if (before.kind === 'composite' && after.kind === 'composite') {
    return compositeDisturbs(before, after, dependent);
  }
  if (before.kind === 'grant' && after.kind === 'grant') {
    return dependent.kind === 'grant' && weakensGrant(before, after);
  }
  return false;
}

/** Indexes and constraints are made again by the server itself as long as the old text holds for the new type. */
function columnDisturbs(before: Column, after: Column, dependent: SchemaObject): boolean {
  if (changesOrigin(before, after)) return true;
  if (isOfNotNull(dependent)) return losesNotNull(before, after);
  if (!changesType(before, after)) return false;
  const related =
    !isForeign(before.type) &&
    !isForeign(after.type) &&
    typeChange(before.type, after.type).using === undefined;
  switch (dependent.kind) {
    case 'view':
    case 'materialized-view':
    case 'trigger':
    case 'rule':
    case 'policy':
    case 'function':
    case 'procedure':
    case 'publication':
      return true;
    case 'column':
      return dependent.generated !== undefined;
    case 'default':
    case 'check':
    case 'exclusion':
      return !related || (before.collation !== after.collation && dependent.kind !== 'default');
    case 'foreign-key':
      // The types on both sides of a key over time must be the same all the time.
      return (
        !related ||
        !areComparable(before.type, after.type) ||
        before.collation !== after.collation ||
        dependent.period === true
      );
    case 'statistics':
      return !related || isTargeted(dependent);
    case 'primary-key':
    case 'unique':
      return !related && dependent.withoutOverlaps === true;
    case 'index':
      // The server makes it again without the statistics of its expressions.
      if (dependent.statistics !== undefined) return true;
      return !related && (standsInTheWay(dependent) || isParticular(dependent));
    default:
      return false;
  }
}

/** An index of a partitioned table is made again by the server with new names for those of the partitions. */
function losesNames(before: Column, after: Column, dependent: SchemaObject, sides: Sides): boolean {
  if (dependent.kind !== 'index' || !changesType(before, after)) return false;
  const hasParts = dependentsOf(sides.before, dependent.id).some((each) => each.kind === 'index');
  return hasParts || dependent.partOf !== undefined;
}

/** To make a key of a partitioned table again, the server drops it with its parts, also those that others refer to. */
function refersToPart(before: Column, after: Column, dependent: SchemaObject, sides: Sides): boolean {
  if (dependent.kind !== 'foreign-key' || !changesType(before, after)) return false;
  if (objectId('table', dependent.references) !== before.parent) return false;
  return linksAbove(before.parent, sides.before).some(({ kind }) => kind === 'partition');
}

/** Whether another type may have no operators for the index. */
function isParticular({ method, keys }: Index): boolean {
  return method !== undefined || keys.some(({ operatorClass }) => operatorClass !== undefined);
}

function enumDisturbs(before: EnumType, after: EnumType, dependent: SchemaObject, sides: Sides): boolean {
  if (onlyGains(before, after)) return false;
  if (standsInTheWay(dependent)) return true;
  return dependent.needs.some((need) => {
    const [old, now] = [find(sides.before, 'column', need), find(sides.after, 'column', need)];
    if (!old?.needs.includes(before.id) || !now || !movesAway({ before: old, after: now })) return false;
    return columnDisturbs(old, now, dependent);
  });
}
