import type { SchemaObject } from '../../../../domain/schema/object.js';
import { aggregateText } from './aggregate.js';
import { castText } from './cast.js';
import { operatorText } from './operator-sql.js';
import { operatorSetText } from './operator-set.js';
import { ruleText } from './rule.js';
import { transformText } from './transform.js';
import { triggerText } from './trigger.js';
import { routineText } from './routine-clause.js';

/** How DDL speaks of an object (`FUNCTION f(integer)`) where that is more than a word before its path. */
export function specialName(object: SchemaObject): string | undefined {
  switch (object.kind) {
    case 'function':
    case 'procedure':
      return routineText(object);
    case 'aggregate':
      return aggregateText(object);
    case 'cast':
      return castText(object);
    case 'transform':
      return transformText(object);
    case 'operator':
      return operatorText(object);
    case 'operator-family':
    case 'operator-class':
      return operatorSetText(object);
    case 'trigger':
      return triggerText(object);
    case 'rule':
      return ruleText(object);
    default:
      return undefined;
  }
}
