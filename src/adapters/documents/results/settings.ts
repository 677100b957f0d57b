import { z } from 'zod';
import { settingKeys } from '../../config/setting-keys.js';
import { closed, database, dryRun, list, path } from '../parts.js';

const settingsChange = closed({ path, key: z.string().describe('what was changed'), dryRun });

const listedDatabase = closed({
  name: z.string(),
  reference: z.string().describe('what to type in the place of its URL'),
  database: database.optional(),
});

/** What commands yield that deal with the settings, or with the shell. */
export const settingsResults = {
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
  autocomplete: closed({
    shell: z.enum(['bash', 'zsh', 'powershell']),
    directory: path.describe('where what completes words was written'),
    line: z.string().describe('what the start-up file of the shell has to run'),
    dryRun,
  }),
} as const;
