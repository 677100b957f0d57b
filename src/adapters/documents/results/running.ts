import { z } from 'zod';
import {
  applied,
  closed,
  count,
  database,
  dryRun,
  file,
  list,
  onClone,
  path,
  planned,
  plannedRepeatable,
  pulled,
  rehearsal,
  repeated,
  version,
} from '../parts.js';

const migrated = {
  database,
  applied: list(applied),
  repeated: list(repeated).describe('repeatable revisions that ran after them'),
  rehearsal: rehearsal.optional().describe('absent where nothing was tried on a copy first'),
  onClone: onClone.optional().describe('only with --on-clone'),
  pending: list(planned).describe('of a dry run: what would run'),
  repeatables: list(plannedRepeatable).describe('of a dry run: the repeatable revisions that would run'),
  dryRun: z.boolean(),
  files: count.describe('revision files found in all'),
};

const bothWays = closed({
  database,
  rolledBack: list(applied),
  applied: list(applied),
  repeated: list(repeated).describe('repeatable revisions that ran after them'),
  planned: list(planned).describe('of a dry run: what would be rolled back'),
  pending: list(planned).describe('of a dry run: what would then be applied'),
  repeatables: list(plannedRepeatable).describe('of a dry run: the repeatable revisions that would run'),
  dryRun,
});

/** What `--sql` yields. */
const script = closed({
  engine: z.string(),
  database: database.optional().describe('absent where no database was asked'),
  direction: z.enum(['up', 'down']),
  revisions: list(closed({ version, file })).describe('what the script runs, in its order'),
  sql: z.string().describe('the script; empty where there is nothing to do'),
});

/** What commands yield that run revisions, or would. */
export const runningResults = {
  up: closed({ ...migrated, created: z.boolean().describe('whether the database was made first') }),
  migrate: z.union([
    closed({ ...migrated, rebuilt: pulled.optional().describe('the models that --rebuild wrote') }),
    script,
  ]),
  rollback: z.union([
    closed({
      database,
      rolledBack: list(applied),
      planned: list(planned).describe('of a dry run: what would be rolled back'),
      dryRun: z.boolean(),
    }),
    script,
  ]),
  to: bothWays,
  redo: bothWays,
  load: closed({ database, path, statements: count, dryRun }),
} as const;
