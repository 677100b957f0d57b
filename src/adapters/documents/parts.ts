import { z } from 'zod';

/** An object of which every key is known, read-only like all results. */
export const closed = <Shape extends z.ZodRawShape>(
  shape: Shape,
): z.ZodReadonly<z.ZodObject<Shape, z.core.$strict>> => z.strictObject(shape).readonly();

/** A list, read-only like all results. */
export const list = <Item extends z.ZodType>(item: Item): z.ZodReadonly<z.ZodArray<Item>> =>
  z.array(item).readonly();

export const database = z.string().describe('the database as a URL without a password');
export const version = z.string().describe('the version of a revision, the digits of its file name');
export const file = z.string().describe('the name of a revision file');
export const path = z.string().describe('an absolute path');
export const time = z.string().describe('ISO 8601, UTC');
export const label = z.string().describe('a source as it is shown to people');
export const notes = list(z.string()).describe('what is worth knowing beside the result');
export const count = z.int().nonnegative();
export const milliseconds = z.number().nonnegative();

export const change = closed({
  verb: z.enum(['create', 'drop', 'alter', 'rename']),
  kind: z.string().describe('table, column, index …'),
  id: z.string().describe('column:public.users.email'),
  text: z.string().describe('the change in words'),
});

export const risk = closed({
  code: z.enum([
    'DROPS_DATA',
    'NARROWS_TYPE',
    'REWRITES_TABLE',
    'BLOCKS_TABLE',
    'NEEDS_FITTING_ROWS',
    'NEEDS_EMPTY_TABLE',
  ]),
  level: z.enum(['danger', 'warning', 'notice']),
  object: z.string().describe('the id of the object it is about'),
  message: z.string().describe('what will happen'),
  remedy: z.string().describe('what to do instead'),
});

export const applied = closed({ version, name: z.string(), file, durationMs: milliseconds });

const rowChanges = {
  rows: count.describe('rows of all tables before'),
  changed: list(
    closed({
      table: z.string(),
      before: count.describe('rows before'),
      after: count.optional().describe('rows after; absent where the table is gone'),
    }),
  ).describe('the tables that hold more or fewer rows after'),
};

export const rehearsal = closed({ revisions: count, durationMs: milliseconds, ...rowChanges });

export const onClone = closed({
  revisions: list(
    closed({
      file,
      durationMs: milliseconds,
      locks: list(
        closed({
          table: z.string().optional().describe('absent where the lock is on the whole database'),
          mode: z.string().describe("in the engine's own words"),
        }),
      ).describe('the strongest lock on each table that was there before'),
    }),
  ),
  durationMs: milliseconds.describe('with the time that the clone took'),
  ...rowChanges,
});

const why = z.enum(['new', 'changed', 'every run']).describe('why it runs');

export const repeated = closed({ name: z.string(), file, why, durationMs: milliseconds });

export const plannedRepeatable = closed({ file, why, sql: z.string() });

export const repeatableEntry = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('due'), file, why, appliedAt: time.optional() }),
    z.strictObject({ kind: z.literal('done'), file, appliedAt: time.optional() }),
    z.strictObject({ kind: z.literal('missing'), file, appliedAt: time.optional() }),
  ])
  .readonly();

export const planned = closed({
  version,
  file,
  sql: z.string().describe('what would run of it'),
  done: count.optional().describe('statements that have run already, where a part has'),
  total: count.optional(),
});

export const historyEntry = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('applied'), version, file, appliedAt: time.optional() }),
    z.strictObject({ kind: z.literal('pending'), version, file, outOfOrder: z.boolean() }),
    z.strictObject({
      kind: z.literal('changed'),
      version,
      file,
      appliedAt: time.optional(),
      commentsOnly: z.boolean().describe('nothing changed but comments and white space'),
      edits: list(z.string())
        .optional()
        .describe('what changed, as lines of a diff; absent where the text that ran was not kept'),
    }),
    z.strictObject({ kind: z.literal('missing'), version, appliedAt: time.optional() }),
    z.strictObject({ kind: z.literal('partly applied'), version, file, done: count, total: count }),
    z.strictObject({
      kind: z.literal('partly rolled back'),
      version,
      file,
      appliedAt: time.optional(),
      done: count,
      total: count,
    }),
  ])
  .readonly();

export const historyRecord = closed({
  version: version.describe('the version; of a repeatable revision the name of its file'),
  applied: z.boolean().describe('false where it was only begun'),
  name: z.string().optional(),
  kind: z.enum(['sql', 'code', 'repeatable']).optional(),
  checksum: z.string().optional(),
  tokenChecksum: z.string().optional(),
  appliedAt: time.optional(),
  durationMs: milliseconds.optional(),
  appliedBy: z.string().optional(),
  statementsDone: count.optional(),
  statementsTotal: count.optional(),
});

export const hold = closed({
  by: z.string().describe('who set it'),
  reason: z.string().optional(),
  since: time,
  until: time.optional().describe('absent where it lasts until it is lifted'),
});

export const dryRun = z.boolean().describe('whether this is only what would be done');

/** What a pull has written. */
export const pulled = closed({
  engine: z.string(),
  from: label,
  tables: count,
  views: count,
  enums: count,
  sequences: count,
  written: list(path),
  unchanged: list(path).describe('files that hold these very models already'),
  removed: list(path).describe('files of an earlier pull whose table or view is gone'),
  unheld: list(
    closed({
      kind: z.string(),
      id: z.string().optional().describe('absent for what is not modelled at all'),
      text: z.string(),
    }),
  ).describe('what models have no words for'),
  text: z.string().optional().describe('the models, where no file was to be written'),
  dryRun,
});
