import { z } from 'zod';
import { change, closed, database, dryRun, file, list, notes, path, risk, time, version } from '../parts.js';

const written = closed({
  written: list(
    closed({
      version,
      name: z.string(),
      path,
      changes: list(change),
      risks: list(risk),
      snapshot: path.optional().describe('where the state after it is kept; absent where none is'),
      text: z.string().optional().describe('of a dry run: what the file would hold'),
    }),
  ).describe('empty where nothing differs'),
  proof: z.string().optional().describe('what the proof found to hold'),
  notes,
  dryRun,
});

/** What commands yield that write revision files, or look at them. */
export const revisionsResults = {
  new: written,
  generate: written,
  'make-migrations': written,
  adopt: closed({
    adopted: list(
      closed({
        ...{ from: file, to: file, version, path },
        undo: file.optional().describe('the file whose SQL is its way down'),
      }),
    ),
    takenOver: closed({
      database,
      recorded: list(file).describe('now recorded as applied'),
      unmatched: list(z.string()).describe('versions that jetbase has recorded and no file here has'),
    }).optional(),
    dryRun,
  }),
  edit: closed({ path, changed: z.boolean() }),
  show: closed({
    version,
    name: z.string(),
    file,
    path,
    kind: z.enum(['sql', 'code', 'repeatable']),
    checksum: z.string(),
    headers: list(closed({ key: z.string(), value: z.string() })),
    losses: list(z.string()).describe('why it loses data on its way up'),
    status: z
      .enum(['applied', 'pending', 'changed', 'missing', 'partly applied', 'partly rolled back'])
      .optional()
      .describe('absent where no database was asked'),
    appliedAt: time.optional(),
    appliedBy: z.string().optional(),
    text: z.string(),
  }),
  snapshots: closed({
    snapshots: list(
      closed({
        version,
        file,
        path,
        condition: z.enum(['right', 'missing', 'conflict', 'stale', 'unreadable']),
        reasons: list(z.string()).describe('why it is not right'),
      }),
    ).describe('in the order of the revisions'),
    orphans: list(path).describe('snapshots whose revision has no file'),
    right: z
      .boolean()
      .describe('the newest is what the files lead to, all can be read, no orphans; else the exit code is 3'),
    written: list(path).describe('with --rebuild: what was not there or said something else'),
    removed: list(path).describe('with --rebuild: orphans'),
    dryRun,
  }),
  init: closed({ created: list(path), kept: list(path), dryRun }),
} as const;
