import * as Flags from '@oclif/core/flags';
import type { SettingFlags } from '../adapters/config/find.js';

const global = { helpGroup: 'GLOBAL' } as const;

/** May be given several times, each with one value: the next word may be an argument of the command. */
export const several = { multiple: true, multipleNonGreedy: true } as const;

const migrationsDir = {
  description: 'directory of the revision files (./migrations)',
  ...several,
  helpValue: 'DIR',
  aliases: ['dir'],
  ...global,
};

/** The flags that every command has, dbmate's names first; they may stand before the command too. */
export const globalFlags = {
  url: Flags.string({
    char: 'u',
    description: 'URL of the database, or PROJECT.DATABASE of the settings file',
    helpValue: 'URL',
    aliases: ['database'],
    ...global,
  }),
  env: Flags.string({
    char: 'e',
    description: 'environment variable that holds the URL (DATABASE_URL)',
    helpValue: 'NAME',
    ...global,
  }),
  'env-file': Flags.string({
    description: 'file of variables instead of .env',
    ...several,
    helpValue: 'FILE',
    ...global,
  }),
  settings: Flags.string({
    description: 'settings file of many projects',
    helpValue: 'FILE',
    ...global,
  }),
  config: Flags.string({ char: 'c', description: 'configuration file', helpValue: 'FILE', ...global }),
  'migrations-dir': Flags.string({ char: 'd', ...migrationsDir }),
  'migrations-table': Flags.string({
    description: 'table of applied versions',
    helpValue: 'NAME',
    ...global,
  }),
  'schema-file': Flags.string({
    char: 's',
    description: 'file of the schema (./db/schema.sql)',
    helpValue: 'FILE',
    ...global,
  }),
  'no-dump-schema': Flags.boolean({ description: 'do not write the schema file', ...global }),
  wait: Flags.boolean({ description: 'wait for the database first', ...global }),
  'wait-timeout': Flags.string({
    description: 'how long to wait for it (60s)',
    helpValue: 'TIME',
    ...global,
  }),
  'wait-interval': Flags.string({ description: 'time between two tries (1s)', helpValue: 'TIME', ...global }),
  'lock-timeout': Flags.string({
    description: 'how long a statement waits for a lock (5s)',
    helpValue: 'TIME',
    ...global,
  }),
  verbose: Flags.boolean({ description: 'tell more', ...global }),
  json: Flags.boolean({ description: 'one JSON document on stdout', ...global }),
} as const;

/** The same for a command in which `-d` is something else. */
export const globalFlagsWithoutD = { ...globalFlags, 'migrations-dir': Flags.string(migrationsDir) } as const;

/** For every command that writes, whatever it writes. */
export const dryRunFlag = {
  'dry-run': Flags.boolean({ description: 'show what would be done, and do nothing' }),
} as const;

/** The flags that choose models, schemas and the shadow, for commands that compare. */
export const compareFlags = {
  models: Flags.string({
    description: 'models: a file, a directory or a glob',
    ...several,
    helpValue: 'PATH',
  }),
  schema: Flags.string({ description: 'only this schema', ...several, helpValue: 'NAME' }),
  exclude: Flags.string({
    description: 'leave out what matches (audit.*, *_old)',
    ...several,
    helpValue: 'PATTERN',
  }),
  shadow: Flags.string({ description: 'server for the shadow, or pglite (pglite:17)', helpValue: 'URL' }),
  rename: Flags.string({
    description: 'say that something was renamed: users.name=full_name, users=people',
    ...several,
    helpValue: 'OLD=NEW',
  }),
} as const;

/** The flags of every command that writes revisions. */
export const revisionFlags = {
  version: Flags.string({ char: 'v', description: 'version instead of the time', helpValue: 'VERSION' }),
  engine: Flags.string({ description: 'engine, where no URL names it', helpValue: 'NAME' }),
  prove: Flags.boolean({
    description: 'prove the revision before it is written',
    allowNo: true,
    default: true,
  }),
  drop: Flags.string({
    description: 'say that something is dropped, not renamed: users.name',
    ...several,
    helpValue: 'NAME',
  }),
  ...compareFlags,
  ...dryRunFlag,
} as const;

/** The two sides of a difference, where others than the usual ones are meant. */
export const otherSides = {
  from: Flags.string({ description: 'another source than the database', helpValue: 'SOURCE' }),
  to: Flags.string({ description: 'another source than the models', helpValue: 'SOURCE' }),
} as const;

/** The engine, where no URL names it. */
export const engineFlag = {
  engine: Flags.string({ description: 'engine, where no URL names it', helpValue: 'NAME' }),
} as const;

/** The flags of a command that can write the models anew when it is done. */
export const rebuildFlags = {
  rebuild: Flags.boolean({
    description: 'write the models anew afterwards, as pull does',
    exclusive: ['sql', 'dry-run'],
  }),
  out: Flags.string({
    char: 'o',
    description: 'of --rebuild: file or folder to write',
    helpValue: 'PATH',
    dependsOn: ['rebuild'],
  }),
  force: Flags.boolean({
    description: 'of --rebuild: write over files that no pull has written, or that were edited',
    dependsOn: ['rebuild'],
  }),
  schema: Flags.string({
    description: 'of --rebuild: only this schema',
    ...several,
    helpValue: 'NAME',
    dependsOn: ['rebuild'],
  }),
} as const;

/** The answer yes to whatever would be asked. */
export const yesFlag = {
  yes: Flags.boolean({ char: 'y', description: 'do it without asking', aliases: ['auto-approve'] }),
} as const;

/** The global flags that take a value, in every spelling: their next word is not a command. */
export const flagsWithValue: ReadonlySet<string> = new Set(
  Object.entries(globalFlags).flatMap(([name, flag]) => {
    if (flag.type === 'boolean') return [];
    const aliases = (flag.aliases ?? []).map((alias) => `--${alias}`);
    return [`--${name}`, ...aliases, ...(flag.char ? [`-${flag.char}`] : [])];
  }),
);

/** What flags of any command may hold, by oclif's names. */
export type ParsedFlags = Readonly<Record<string, unknown>>;

/** The flags as settings; a flag that was not given is left to the environment, the configuration and the defaults. */
export function settingFlags(flags: ParsedFlags): SettingFlags {
  const text = (name: string): string | undefined =>
    typeof flags[name] === 'string' ? flags[name] : undefined;
  const texts = (name: string): readonly string[] | undefined =>
    Array.isArray(flags[name]) ? flags[name].map(String) : undefined;
  const yes = (name: string): boolean | undefined => (flags[name] === true ? true : undefined);
  return {
    url: text('url'),
    env: text('env'),
    envFile: texts('env-file'),
    config: text('config'),
    settings: text('settings'),
    migrationsDir: texts('migrations-dir'),
    migrationsTable: text('migrations-table'),
    schemaFile: text('schema-file'),
    noDumpSchema: yes('no-dump-schema'),
    models: texts('models'),
    wait: yes('wait'),
    waitTimeout: text('wait-timeout') ?? text('timeout'),
    waitInterval: text('wait-interval') ?? text('interval'),
    strict: yes('strict'),
    lockTimeout: text('lock-timeout'),
    shadow: text('shadow'),
    schemas: texts('schema'),
    exclude: texts('exclude'),
    prove: flags['prove'] === false ? false : undefined,
    verbose: yes('verbose'),
  };
}
