import type { MigrateResult } from '../../services/executor/migrate.js';
import { counted } from './text.js';

/** The result of a migration in text; progress has told of each revision already. */
export function renderMigrated(result: MigrateResult): string {
  if (result.dryRun) {
    const planned = [...result.pending, ...result.repeatables];
    if (planned.length === 0) return 'Nothing is pending.';
    return planned.map(({ file, sql }) => `-- ${file}\n${sql.trim()}\n`).join('\n');
  }
  if (result.files === 0) return 'There are no revision files.';
  const done = [
    ...(result.applied.length > 0 ? [`Applied ${counted(result.applied.length, 'revision')}.`] : []),
    ...(result.repeated.length > 0 ? [`Repeated ${counted(result.repeated.length, 'revision')}.`] : []),
  ];
  return done.length > 0 ? done.join(' ') : 'Nothing is pending.';
}
