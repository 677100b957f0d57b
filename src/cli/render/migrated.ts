import type { MigrateResult } from '../../services/executor/migrate.js';

/** The result of a migration in text; progress has told of each revision already. */
export function renderMigrated(result: MigrateResult): string {
  if (result.dryRun) {
    if (result.pending.length === 0) return 'Nothing is pending.';
    return result.pending.map(({ file, sql }) => `-- ${file}\n${sql.trim()}\n`).join('\n');
  }
  if (result.files === 0) return 'There are no revision files.';
  if (result.applied.length === 0) return 'Nothing is pending.';
  const noun = result.applied.length === 1 ? 'revision' : 'revisions';
  return `Applied ${result.applied.length} ${noun}.`;
}
