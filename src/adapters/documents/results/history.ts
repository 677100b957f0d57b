import { z } from 'zod';
import {
  closed,
  count,
  database,
  dryRun,
  file,
  historyEntry,
  historyRecord,
  list,
  repeatableEntry,
  version,
} from '../parts.js';

/** What commands yield that read or mend the records of a database. */
export const historyResults = {
  status: closed({
    database,
    revisions: list(historyEntry),
    repeatables: list(repeatableEntry),
    unadopted: list(file).describe('named as jetbase and Flyway do; adopt makes them revisions'),
    applied: count,
    pending: count,
  }),
  history: closed({ database, records: list(historyRecord) }),
  current: closed({
    database,
    version: version.optional().describe('absent where nothing is applied'),
    file: file.optional(),
    pending: count,
  }),
  baseline: closed({ database, recorded: list(file), dryRun }),
  stamp: closed({
    database,
    recorded: list(file).describe('count as applied now; in a dry run they would'),
    forgotten: list(version).describe('no longer count as applied'),
    dryRun,
  }),
  repair: closed({
    database,
    accepted: list(file),
    forgotten: list(version).describe('of a repeatable revision the name of its file'),
    reset: list(closed({ file, done: count, total: count })).describe(
      'applied or rolled back in part: they begin anew',
    ),
    dryRun,
  }),
  validate: closed({
    database: database.optional().describe('absent where the files alone were looked at'),
    files: count,
    fixed: list(z.string()).describe('files and versions that were mended, or would be'),
    dryRun,
    findings: list(
      closed({
        kind: z.enum([
          'no directory',
          'unreadable',
          'duplicate',
          'unadopted',
          'changed',
          'missing',
          'out of order',
          'partly applied',
          'partly rolled back',
        ]),
        file: file.optional(),
        line: count.optional(),
        version: version.optional(),
        message: z.string(),
        fixable: z.boolean().describe('whether --fix mends it'),
      }),
    ).describe('the exit code is 3 where there are any'),
  }),
} as const;
