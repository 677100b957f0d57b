import { z } from 'zod';
import { closed, count, database, dryRun, hold, list, milliseconds, notes, path, pulled } from '../parts.js';

/** What commands yield that deal with a database as a whole. */
export const databasesResults = {
  create: closed({ database, created: z.boolean().describe('false where it was there already'), dryRun }),
  drop: closed({ database, dropped: z.boolean().describe('false where there was none'), dryRun }),
  clone: closed({
    source: database,
    target: database,
    way: z.string().describe('how it was done: online backup, template, COPY stream …'),
    schemaOnly: z.boolean(),
    created: z.boolean().describe('whether the target was made; else it was there before'),
    replaced: z.boolean().describe('whether the target held something, which is gone'),
    missing: list(z.string()).describe('what the source has and the clone has not'),
    notes,
    bytes: count.describe('what the clone takes on the disk; 0 in a dry run'),
    durationMs: milliseconds,
    dryRun,
  }),
  dump: closed({ database, path, missing: list(z.string()).describe('what the file lacks'), dryRun }),
  pull: pulled,
  wait: closed({ database, waitedMs: milliseconds }),
  lock: closed({
    database,
    hold,
    replaced: hold.optional().describe('the hold in whose place it is'),
    dryRun,
  }),
  'lock:status': closed({ database, held: z.boolean(), hold: hold.optional() }),
  unlock: closed({ database, lifted: hold.optional().describe('absent where there was no hold'), dryRun }),
} as const;
