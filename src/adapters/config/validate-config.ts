import { basename } from 'node:path';
import { SchemactlError } from '../../domain/error.js';
import { durationForm, parseDuration } from '../../domain/target/duration.js';
import { kindOf } from './foreign.js';
import { lazy } from './lazy.js';
import { settingKeys, settingSpecs } from './setting-keys.js';
import type { SettingKey, SettingKind } from './setting-keys.js';

/** What a configuration file may hold; a type for those who write theirs in TypeScript. */
export interface ConfigFile {
  readonly url?: string;
  /** The name of the environment variable that holds the URL. */
  readonly env?: string;
  readonly migrationsDir?: string | readonly string[];
  readonly migrationsTable?: string;
  readonly schemaFile?: string;
  readonly noDumpSchema?: boolean;
  readonly models?: string | readonly string[];
  readonly wait?: boolean;
  readonly waitTimeout?: string;
  readonly waitInterval?: string;
  readonly strict?: boolean;
  readonly lockTimeout?: string;
  readonly shadow?: string;
  readonly schemas?: string | readonly string[];
  readonly exclude?: string | readonly string[];
  readonly prove?: boolean;
}

/** A value as a flag, a variable or a file gives it, before its text has been read. */
export type RawValue = string | boolean | readonly string[];

const accepted: Readonly<Record<SettingKind, string>> = {
  text: 'a text that is not empty',
  url: 'a text that is not empty',
  path: 'a path',
  paths: 'a path or a list of paths',
  names: 'a name or a list of names',
  boolean: 'true or false',
  duration: durationForm,
};

/** Built on demand, so that a command without a configuration file never loads zod. */
function buildSchema() {
  const { z } = lazy.zod();
  const text = z.string().trim().min(1);
  const list = z.union([text, z.array(text)]);
  const kinds = {
    text,
    url: text,
    path: text,
    paths: list,
    names: list,
    boolean: z.boolean(),
    duration: z.string().refine((value) => parseDuration(value) !== undefined),
  };
  const keys = settingKeys.filter((key) => settingSpecs[key].inFile);
  return z.strictObject(
    Object.fromEntries(keys.map((key) => [key, kinds[settingSpecs[key].kind].optional()])),
  );
}

const fileKeys = settingKeys.filter((key) => settingSpecs[key].inFile);

const isFileKey = (name: string): name is SettingKey => (fileKeys as readonly string[]).includes(name);

/** The nearest known key, if it is near enough to be what was meant. */
function suggest(name: string): string {
  const nearest = lazy.levenshtein().closest(name, fileKeys);
  const near =
    lazy.levenshtein().distance(name.toLowerCase(), nearest.toLowerCase()) <= Math.max(2, name.length / 3);
  return near ? `unknown key ${name}: did you mean ${nearest}?` : `unknown key ${name}`;
}

/** The value itself is not shown: it may be a secret. */
function explainKey(path: readonly PropertyKey[], config: Readonly<Record<string, unknown>>): string {
  const key = String(path[0] ?? '');
  const kind = isFileKey(key) ? settingSpecs[key].kind : 'text';
  const value = config[key];
  const found = typeof value === 'string' && kind !== 'boolean' ? 'another text' : kindOf(value);
  return `${path.map(String).join('.')} must be ${accepted[kind]}, but it is ${value === '' ? 'empty' : found}`;
}

/** Checks what a configuration file holds. Throws BAD_CONFIG that names every fault with its key. */
export function validateConfig(
  config: Readonly<Record<string, unknown>>,
  file: string,
): Readonly<Partial<Record<SettingKey, RawValue>>> {
  const result = buildSchema().safeParse(config);
  if (result.success) return result.data;
  const faults = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map(suggest) : [explainKey(issue.path, config)],
  );
  const unknown = result.error.issues.some((issue) => issue.code === 'unrecognized_keys');
  throw new SchemactlError('BAD_CONFIG', `${basename(file)}: ${faults.join('; ')}`, {
    hint: unknown ? `Known keys: ${fileKeys.join(', ')}` : 'Mend the named keys',
    place: { file, object: result.error.issues[0]?.path.map(String).join('.') || undefined },
  });
}
