import type { MigrateResult } from '../../services/executor/migrate.js';
import type { CloneTrial, TriedRevision } from '../../services/executor/trial.js';
import { rowChangeText } from '../../services/executor/trial.js';
import { counted, duration } from './text.js';

/** The result of a migration in text; progress has told of each revision already. */
export function renderMigrated(result: MigrateResult): string {
  if (result.dryRun) {
    const planned = [...result.pending, ...result.repeatables];
    if (planned.length === 0) return 'Nothing is pending.';
    return planned.map(({ file, sql }) => `-- ${file}\n${sql.trim()}\n`).join('\n');
  }
  if (result.onClone) return renderTrial(result.onClone);
  if (result.files === 0) return 'There are no revision files.';
  const done = [
    ...(result.applied.length > 0 ? [`Applied ${counted(result.applied.length, 'revision')}.`] : []),
    ...(result.repeated.length > 0 ? [`Repeated ${counted(result.repeated.length, 'revision')}.`] : []),
  ];
  return done.length > 0 ? done.join(' ') : 'Nothing is pending.';
}

/** What revisions did on a clone: the time and the locks of each, then what became of the rows. */
function renderTrial({ revisions, rows, changed, durationMs }: CloneTrial): string {
  if (revisions.length === 0) return 'Nothing is pending.';
  const head = `Ran ${counted(revisions.length, 'revision')} on a clone, which is dropped (${duration(durationMs)} in all); the database is as it was.`;
  const held = `${counted(rows, 'row')} before; ${changed.length === 0 ? 'as many after in every table' : 'after it:'}`;
  return [
    head,
    ...revisions.map(revisionLine),
    held,
    ...changed.map((each) => `  ${rowChangeText(each)}`),
  ].join('\n');
}

function revisionLine({ file, durationMs, locks }: TriedRevision): string {
  const each = locks.map(({ table, mode }) => (table === undefined ? mode : `${table} (${mode})`));
  return `  ${file} in ${duration(durationMs)}${each.length === 0 ? '' : `, locks ${each.join(', ')}`}`;
}
