import { SchemactlError } from '../../domain/error.js';
import type { Dialect } from '../../domain/plan/dialect.js';
import { pending } from '../../domain/revision/index.js';
import { splitStatements } from '../../domain/sql/index.js';
import type { Ports } from '../ports/ports.js';
import type { RevisionFile } from '../revisions.js';
import type { BothWaysInput, BothWaysResult } from './both-ways.js';
import { goBothWays } from './both-ways.js';
import { historyOf } from './history-of.js';
import { chooseRollback } from './rollback.js';

export interface RedoInput extends Omit<BothWaysInput, 'strict'> {
  /** How many of the last applied revisions. */
  readonly steps: number;
}

/** What was rolled back and applied again. */
export type RedoResult = BothWaysResult;

/**
 * Rolls back the last applied revisions and applies them again. Throws USAGE for one that has a way up and no way down (to
 * apply it again would meet what it made before), NOTHING_TO_ROLL_BACK where none is applied.
 */
export async function redo(ports: Ports, { steps, ...input }: RedoInput): Promise<RedoResult> {
  const { dialect } = ports.engine(input.target.engine);
  return goBothWays(ports, { ...input, strict: false }, (revisions, records) => {
    const down = chooseRollback({ extent: { kind: 'steps', steps } }, revisions, records);
    refuseOneWay(down, dialect);
    const complete = pending(historyOf(revisions, records)).length === 0;
    return { down, up: down.toReversed(), complete };
  });
}

function refuseOneWay(chosen: readonly RevisionFile[], { lexis }: Dialect): void {
  const isEmpty = (sql: string): boolean => splitStatements(sql, lexis).length === 0;
  const found = chosen
    .filter((revision) => revision.kind !== 'code')
    .find(({ up, down }) => isEmpty(down.sql) && !isEmpty(up.sql));
  if (!found) return;
  throw new SchemactlError('USAGE', `${found.file} has no way down, so that it can't be done again`, {
    hint: 'Write what undoes it below "-- migrate:down".',
    place: { file: found.path },
  });
}
