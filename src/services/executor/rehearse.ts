import { SchemactlError } from '../../domain/error.js';
import type { Engine } from '../ports/engine.js';
import type { FoundRecord } from '../ports/history-table.js';
import type { Ports } from '../ports/ports.js';
import type { RevisionFile } from '../revisions.js';
import { applyOne } from './apply-one.js';
import type { DatabaseInput } from './connection.js';
import { withSession } from './connection.js';
import { onCopy, rowChangeText } from './trial.js';
import type { RowChanges } from './trial.js';

/** Rehearse whatever is pending, or never. */
export type RehearsalChoice = 'always' | 'never';

/** What came of trying revisions on a copy of the database, with its rows. */
export interface Rehearsal extends RowChanges {
  readonly revisions: number;
  readonly durationMs: number;
}

interface RehearsalInput extends DatabaseInput {
  readonly rehearse?: RehearsalChoice | undefined;
  readonly dryRun: boolean;
}

/** Throws USAGE where a rehearsal is asked for that can't be. */
export function refuseRehearsal(input: RehearsalInput): void {
  if (input.rehearse !== 'always' || !input.dryRun) return;
  throw new SchemactlError('USAGE', '--rehearse runs revisions, if only on a copy; --dry-run runs nothing', {
    hint: 'Give one of the two.',
  });
}

/** Revisions that lose data are tried first wherever a copy costs little, unless nobody wants that. */
export function shouldRehearse(
  engine: Engine,
  { rehearse: choice, target }: RehearsalInput,
  chosen: readonly RevisionFile[],
  destructive: boolean,
): boolean {
  if (choice === 'never' || chosen.length === 0) return false;
  return choice === 'always' || (destructive && engine.copiesUnasked(target));
}

const texts = {
  kind: 'rehearsal',
  what: 'the rehearsal on a copy',
  hint: 'Mend the file and run the same again; --no-rehearse runs it without a rehearsal.',
} as const;

/**
 * Applies the revisions to a copy of the database, rows and all. Throws REHEARSAL_FAILED where one fails there, or where
 * more rows than before violate a foreign key in the end: the database itself is untouched then.
 */
export async function rehearse(
  ports: Ports,
  input: RehearsalInput,
  chosen: readonly RevisionFile[],
  records: readonly FoundRecord[],
): Promise<Rehearsal> {
  const engine = ports.engine(input.target.engine);
  const start = ports.clock.elapsed();
  const subject = `${chosen.length} ${chosen.length === 1 ? 'revision' : 'revisions'} on a copy`;
  const quiet: Ports = { ...ports, report: () => undefined };
  ports.report({ kind: 'begin', verb: 'Rehearsing', subject });
  const { rows, changed } = await onCopy(ports, input, texts, (target) =>
    withSession(ports, { ...input, target }, async (session) => {
      for (const revision of chosen) await applyOne(quiet, session, engine, revision, records);
    }),
  );
  const durationMs = Math.round((ports.clock.elapsed() - start) * 10) / 10;
  ports.report({ kind: 'done', verb: 'Rehearsed', subject, durationMs });
  for (const each of changed) ports.report({ kind: 'note', text: `  ${rowChangeText(each)}` });
  return { revisions: chosen.length, durationMs, rows, changed };
}
