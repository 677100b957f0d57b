import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { Step } from '../../../../domain/plan/step.js';
import { stepSubject } from '../../../../domain/plan/step.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { mentionsIn } from './mentions.js';

const off = (scope: string): string => `SET ${scope}check_function_bodies = off`;

/** Whether the server looks for what an object mentions while it makes it. */
export function readsMentions(object: SchemaObject, state: SchemaState): boolean {
  if (object.kind === 'view' || object.kind === 'materialized-view' || object.kind === 'rule') return true;
  if (object.kind !== 'function' && object.kind !== 'procedure') return false;
  return object.bodyKind === 'parsed' || mentionsIn(state, object).bind;
}

/**
 * The statements of a step, and before them, where the server would look in vain for what a body mentions, the setting
 * that keeps it from looking.
 * https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-CHECK-FUNCTION-BODIES
 */
export function withoutCheck(
  step: Step,
  statements: readonly Statement[],
  { after }: Sides,
): readonly Statement[] {
  const object = stepSubject(step);
  if (object.kind !== 'function' && object.kind !== 'procedure') return statements;
  if (!statements.some(({ sql }) => sql.startsWith('CREATE '))) return statements;
  const { bind, lost } = mentionsIn(after, object);
  const isEarly = (step.verb === 'create' || step.verb === 'alter') && step.early === true;
  return lost || (bind && isEarly) ? [statement(off('LOCAL '), [object.id]), ...statements] : statements;
}

/** The setting once, and for the whole session where no transaction would end it. */
export function checkOffOnce(statements: readonly Statement[], transaction: boolean): readonly Statement[] {
  const local = off('LOCAL ');
  const first = statements.findIndex(({ sql }) => sql === local);
  if (first === -1) return statements;
  return statements
    .filter(({ sql }, index) => sql !== local || index === first)
    .map((each) => (each.sql === local && !transaction ? { ...each, sql: off('') } : each));
}
