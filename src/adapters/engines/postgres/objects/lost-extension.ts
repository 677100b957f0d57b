import type { Sides, Way } from '../../../../domain/plan/dialect.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import { dependentsOf } from '../../../../domain/schema/state.js';

/** Whether its text is bound when it is read, and whether it can go for a moment: no rows are lost with it. */
function isRead(object: SchemaObject, { before }: Sides): boolean {
  switch (object.kind) {
    case 'view':
    case 'policy':
    case 'rule':
    case 'trigger':
    case 'default':
      return true;
    case 'function':
    case 'procedure':
      return (
        object.bodyKind === 'parsed' &&
        dependentsOf(before, object.id).every((each) => each.parent === object.id)
      );
    default:
      return false;
  }
}

/**
 * What lets go of an extension that goes is made anew after that: as long as the extension stands, the server could
 * find its operators and functions for the new text as well, and hold on to it.
 * https://www.postgresql.org/docs/current/typeconv-oper.html
 */
export function wayWithoutExtension(way: Way, before: SchemaObject, sides: Sides): Way {
  if (way !== 'alone' || !isRead(before, sides)) return way;
  const isLost = before.needs.some((id) => id.startsWith('extension:') && !sides.after.objects.has(id));
  return isLost ? 'replace' : way;
}
