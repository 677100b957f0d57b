import type { Effect } from '../../../../domain/plan/effect.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import { dependentsOf } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { isArray } from './named-type.js';

/** The columns whose values are of the type, or of a type made of it. */
export function columnsOfType(type: ObjectId, state: SchemaState): readonly Column[] {
  const seen = new Set<ObjectId>([type]);
  const queue = [type];
  const columns: Column[] = [];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const object of dependentsOf(state, id)) {
      if (seen.has(object.id)) continue;
      seen.add(object.id);
      if (object.kind === 'column') columns.push(object);
      if (['domain', 'composite', 'range'].includes(object.kind)) queue.push(object.id);
    }
  }
  return columns;
}

/**
 * The columns that hold values of the domain inside of others: in arrays and rows. The server can't check a new rule
 * there and refuses it.
 */
export function columnsAround(domain: ObjectId, state: SchemaState): readonly Column[] {
  return dependentsOf(state, domain).flatMap((object): readonly Column[] => {
    switch (object.kind) {
      case 'column':
        return isArray(object.type) ? [object] : [];
      case 'domain':
        return isArray(object.type) ? columnsOfType(object.id, state) : columnsAround(object.id, state);
      case 'composite':
      case 'range':
        return columnsOfType(object.id, state);
      default:
        return [];
    }
  });
}

/** What a new rule of a domain means for the tables that hold its values. */
export function ruleEffects(type: ObjectId, subject: ObjectId, state: SchemaState): readonly Effect[] {
  const why = 'every value must satisfy it';
  return columnsOfType(type, state).flatMap((column): readonly Effect[] => {
    const table = column.parent ?? '';
    return [
      { kind: 'scans-table', object: table },
      { kind: 'needs-fitting-rows', object: subject, table, why },
    ];
  });
}
