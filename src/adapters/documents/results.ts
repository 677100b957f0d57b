import { z } from 'zod';
import { settingKeys } from '../config/setting-keys.js';
import {
  applied,
  change,
  closed,
  count,
  database,
  file,
  historyEntry,
  historyRecord,
  hold,
  label,
  list,
  milliseconds,
  notes,
  onClone,
  path,
  planned,
  plannedRepeatable,
  rehearsal,
  repeatableEntry,
  repeated,
  risk,
  time,
  version,
} from './parts.js';

const dryRun = z.boolean().describe('whether this is only what would be done');

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

const pulled = closed({
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

const settingsChange = closed({ path, key: z.string().describe('what was changed'), dryRun });

const listedDatabase = closed({
  name: z.string(),
  reference: z.string().describe('what to type in the place of its URL'),
  database: database.optional(),
});

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

const listed = closed({ version, name: z.string(), file });

const heads = list(listed).describe('the revisions that none follows');

const conflicts = list(
  closed({
    heads: z.tuple([listed, listed]).readonly(),
    reasons: list(z.string()).describe('what fails in which order, or what differs between the two'),
  }),
).describe('branches that lead to another schema in another order');

/** What `--sql` yields. */
const script = closed({
  engine: z.string(),
  database: database.optional().describe('absent where no database was asked'),
  direction: z.enum(['up', 'down']),
  revisions: list(closed({ version, file })).describe('what the script runs, in its order'),
  sql: z.string().describe('the script; empty where there is nothing to do'),
});

/** The `result` of every command, by its id. */
export const results = {
  autocomplete: closed({
    shell: z.enum(['bash', 'zsh', 'powershell']),
    directory: path.describe('where what completes words was written'),
    line: z.string().describe('what the start-up file of the shell has to run'),
    dryRun,
  }),
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
  baseline: closed({ database, recorded: list(file), dryRun }),
  branches: closed({ heads, branches: list(closed({ from: listed, into: list(listed) })) }),
  check: closed({ from: label, to: label, same: z.boolean(), changes: list(change), conflicts, notes }),
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
  'config:show': closed({
    configFile: path.optional(),
    settingsFile: path.optional().describe('where a database of the settings file was named'),
    settings: list(
      closed({
        key: z.enum(settingKeys),
        value: z
          .union([z.string(), z.boolean(), list(z.string())])
          .optional()
          .describe('absent where nothing is set; passwords are left out'),
        from: z.string().describe('the flag, variable or file it came from, or default'),
      }),
    ),
  }),
  create: closed({ database, created: z.boolean().describe('false where it was there already'), dryRun }),
  current: closed({
    database,
    version: version.optional().describe('absent where nothing is applied'),
    file: file.optional(),
    pending: count,
  }),
  diff: closed({
    engine: z.string(),
    from: label,
    to: label,
    changes: list(change),
    sql: z.string().describe('the way there; empty where there is no difference'),
    risks: list(risk),
    notes,
  }),
  drop: closed({ database, dropped: z.boolean().describe('false where there was none'), dryRun }),
  dump: closed({ database, path, missing: list(z.string()).describe('what the file lacks'), dryRun }),
  edit: closed({ path, changed: z.boolean() }),
  generate: written,
  heads: closed({ heads }),
  history: closed({ database, records: list(historyRecord) }),
  lock: closed({
    database,
    hold,
    replaced: hold.optional().describe('the hold in whose place it is'),
    dryRun,
  }),
  'lock:status': closed({ database, held: z.boolean(), hold: hold.optional() }),
  init: closed({ created: list(path), kept: list(path), dryRun }),
  load: closed({ database, path, statements: count, dryRun }),
  'make-migrations': written,
  merge: closed({
    heads,
    conflicts,
    written: closed({ version, name: z.string(), path })
      .optional()
      .describe('absent where there was nothing to merge, or a conflict'),
    dryRun,
  }),
  migrate: z.union([
    closed({ ...migrated, rebuilt: pulled.optional().describe('the models that --rebuild wrote') }),
    script,
  ]),
  new: written,
  'project:list': closed({
    path,
    projects: list(
      closed({
        name: z.string(),
        module: path.optional(),
        migrations: path.optional(),
        databases: list(listedDatabase),
      }),
    ),
    development: list(listedDatabase),
  }),
  pull: pulled,
  redo: bothWays,
  repair: closed({
    database,
    accepted: list(file),
    forgotten: list(version).describe('of a repeatable revision the name of its file'),
    reset: list(closed({ file, done: count, total: count })).describe(
      'applied or rolled back in part: they begin anew',
    ),
    dryRun,
  }),
  rollback: z.union([
    closed({
      database,
      rolledBack: list(applied),
      planned: list(planned).describe('of a dry run: what would be rolled back'),
      dryRun: z.boolean(),
    }),
    script,
  ]),
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
  stamp: closed({
    database,
    recorded: list(file).describe('count as applied now; in a dry run they would'),
    forgotten: list(version).describe('no longer count as applied'),
    dryRun,
  }),
  'settings:add': settingsChange,
  'settings:path': closed({
    path,
    exists: z.boolean(),
    from: z.string().describe('the flag or variable that named it, or default'),
  }),
  'settings:remove': settingsChange,
  'settings:set': settingsChange,
  'settings:show': closed({
    path,
    exists: z.boolean(),
    settings: list(
      closed({
        key: z.string(),
        value: z.string().describe('without a password'),
        line: z.int().positive().optional(),
      }),
    ),
  }),
  status: closed({
    database,
    revisions: list(historyEntry),
    repeatables: list(repeatableEntry),
    unadopted: list(file).describe('named as jetbase and Flyway do; adopt makes them revisions'),
    applied: count,
    pending: count,
  }),
  to: bothWays,
  unlock: closed({ database, lifted: hold.optional().describe('absent where there was no hold'), dryRun }),
  up: closed({ ...migrated, created: z.boolean().describe('whether the database was made first') }),
  validate: closed({
    database: database.optional().describe('absent where the files alone were looked at'),
    files: count,
    fixed: list(z.string()).describe('files and versions that were mended'),
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
  wait: closed({ database, waitedMs: milliseconds }),
} as const;

export type CommandId = keyof typeof results;
