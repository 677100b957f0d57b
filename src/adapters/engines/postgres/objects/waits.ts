import type { Alter, Create } from '../../../../domain/diff/change.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import { columnsAround } from './domain-users.js';

/** The domain that gets a rule which its values are checked against at once. */
function ruled(change: Create | Alter): string | undefined {
  const after = change.verb === 'create' ? change.object : change.after;
  if (after.kind === 'domain-check') return after.notValid ? undefined : after.parent;
  if (change.verb === 'create' || change.before.kind !== 'domain' || after.kind !== 'domain')
    return undefined;
  return after.notNull && !change.before.notNull ? after.id : undefined;
}

/** The columns that must be of another type while a domain gets a new rule. */
export function waits(change: Create | Alter, { before }: Sides): readonly SchemaObject[] {
  const domain = ruled(change);
  return domain === undefined ? [] : columnsAround(domain, before).filter(({ generated }) => !generated);
}
