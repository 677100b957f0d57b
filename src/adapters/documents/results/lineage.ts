import { z } from 'zod';
import { change, closed, dryRun, file, label, list, notes, path, risk, version } from '../parts.js';

const listed = closed({ version, name: z.string(), file });

const heads = list(listed).describe('the revisions that none follows');

const conflicts = list(
  closed({
    heads: z.tuple([listed, listed]).readonly(),
    reasons: list(z.string()).describe('what fails in which order, or what differs between the two'),
  }),
).describe('branches that lead to another schema in another order');

/** What commands yield that ask what follows what, or compare two schemas. */
export const lineageResults = {
  heads: closed({ heads }),
  branches: closed({ heads, branches: list(closed({ from: listed, into: list(listed) })) }),
  merge: closed({
    heads,
    conflicts,
    written: closed({ version, name: z.string(), path })
      .optional()
      .describe('absent where there was nothing to merge, or a conflict'),
    dryRun,
  }),
  check: closed({ from: label, to: label, same: z.boolean(), changes: list(change), conflicts, notes }),
  diff: closed({
    engine: z.string(),
    from: label,
    to: label,
    changes: list(change),
    sql: z.string().describe('the way there; empty where there is no difference'),
    risks: list(risk),
    notes,
  }),
} as const;
