/** How a setting's text is read: a flag, a variable and a configuration file all give the same kinds. */
export type SettingKind = 'text' | 'url' | 'path' | 'paths' | 'names' | 'boolean' | 'duration';

/** Everything that is to be known of one setting: what it is called where, and how its text is read. */
export interface SettingSpec {
  readonly kind: SettingKind;
  /** The command-line flag, for messages and provenance. */
  readonly flag: string;
  /** Environment variables, the first that is set wins. */
  readonly variables: readonly string[];
  /** Whether a configuration file may hold it. */
  readonly inFile: boolean;
}

const spec = (kind: SettingKind, flag: string, variables: readonly string[], inFile = true): SettingSpec => ({
  kind,
  flag,
  variables,
  inFile,
});

/** Our own name for a variable, and dbmate's. */
const both = (name: string): readonly string[] => [`SCHEMACTL_${name}`, `DBMATE_${name}`];

/** Every setting, in the order in which `config show` lists them. */
export const settingSpecs = {
  url: spec('url', '--url', []),
  env: spec('text', '--env', ['SCHEMACTL_ENV']),
  migrationsDir: spec('paths', '--migrations-dir', both('MIGRATIONS_DIR')),
  migrationsTable: spec('text', '--migrations-table', both('MIGRATIONS_TABLE')),
  schemaFile: spec('path', '--schema-file', both('SCHEMA_FILE')),
  noDumpSchema: spec('boolean', '--no-dump-schema', both('NO_DUMP_SCHEMA')),
  models: spec('paths', '--models', ['SCHEMACTL_MODELS']),
  wait: spec('boolean', '--wait', both('WAIT')),
  waitTimeout: spec('duration', '--wait-timeout', both('WAIT_TIMEOUT')),
  waitInterval: spec('duration', '--wait-interval', both('WAIT_INTERVAL')),
  strict: spec('boolean', '--strict', both('STRICT')),
  lockTimeout: spec('duration', '--lock-timeout', ['SCHEMACTL_LOCK_TIMEOUT']),
  shadow: spec('url', '--shadow', ['SCHEMACTL_SHADOW', 'SHADOW_DATABASE_URL']),
  schemas: spec('names', '--schema', ['SCHEMACTL_SCHEMAS']),
  exclude: spec('names', '--exclude', ['SCHEMACTL_EXCLUDE']),
  prove: spec('boolean', '--prove', ['SCHEMACTL_PROVE']),
  verbose: spec('boolean', '--verbose', both('VERBOSE'), false),
} as const satisfies Readonly<Record<string, SettingSpec>>;

export type SettingKey = keyof typeof settingSpecs;

/** Every key in its order. */
export const settingKeys = Object.keys(settingSpecs) as readonly SettingKey[];
