import type * as Zod from 'zod';
import { isName, nameForm } from '../../domain/target/reference.js';
import { lazy } from '../config/lazy.js';
import { connectionFaults } from './connection-faults.js';
import { passwordKeys, pathKeys, schemeOfType, serverKeys } from './content.js';
import type { SettingsContent } from './content.js';

type Z = typeof Zod.z;

/** Names that would read as something else in a reference or in a key. */
const reserved: ReadonlySet<string> = new Set(['development', 'projects']);

const connectionKeys = ['url', ...serverKeys, ...passwordKeys, ...pathKeys] as const;
const databaseKeys = ['type', 'db_name', 'connection'] as const;
const projectKeys = ['module', 'migrations', 'db'] as const;

const object = { error: 'must be an object' };

const textOf = (z: Z) => z.string({ error: 'must be a text' }).trim().min(1, { error: 'must not be empty' });

/** `shop:` with nothing behind it is an empty object. */
const orEmpty = <Inner extends Zod.ZodType>(z: Z, inner: Inner) =>
  z.preprocess((value) => value ?? {}, inner);

function connectionOf(z: Z) {
  const text = textOf(z).optional();
  const error = 'must be a number from 1 to 65535';
  const number = z.int({ error }).min(1, { error }).max(65535, { error });
  const port = z.union([number, z.string({ error }).regex(/^\d{1,5}$/, { error })], { error });
  const texts = {} as Record<(typeof connectionKeys)[number], typeof text>;
  for (const key of connectionKeys) texts[key] = text;
  return z.preprocess(
    (value) => (typeof value === 'string' ? { url: value } : value),
    z.strictObject(
      { ...texts, port: port.optional() },
      { error: 'must be a URL, or an object such as {host, user, password_env}' },
    ),
  );
}

function databaseOf(z: Z) {
  const types = Object.keys(schemeOfType) as (keyof typeof schemeOfType)[];
  const type = z.enum(types, { error: `must be one of ${types.join(', ')}` });
  const shape = { type: type.optional(), db_name: textOf(z).optional(), connection: connectionOf(z) };
  return z.strictObject(shape, object).superRefine((entry, context) => {
    for (const { key, message } of connectionFaults(entry))
      context.addIssue({ code: 'custom', message, path: [...key] });
  });
}

function namedOf<Inner extends Zod.ZodType>(z: Z, inner: Inner, taken: ReadonlySet<string> = new Set()) {
  const record = z.record(z.string(), inner, object).superRefine((entries, context) => {
    for (const key of Object.keys(entries)) {
      const message = !isName(key) ? nameForm : taken.has(key) ? 'this name is reserved' : undefined;
      if (message !== undefined) context.addIssue({ code: 'custom', message, path: [key] });
    }
  });
  return orEmpty(z, record);
}

/** Built on demand: only commands that use the settings file load zod. */
function buildShape() {
  const { z } = lazy.zod();
  const db = namedOf(z, databaseOf(z)).optional();
  const text = textOf(z).optional();
  const project = orEmpty(z, z.strictObject({ module: text, migrations: text, db }, object));
  const development = orEmpty(z, z.strictObject({ db }, object)).optional();
  const projects = namedOf(z, project, reserved).optional();
  return orEmpty(z, z.strictObject({ development, projects }, object));
}

/** One thing that is wrong with the content of a settings file. */
export interface ContentFault {
  readonly key: readonly string[];
  readonly message: string;
}

/** Checks what a settings file holds: its content, or every fault. */
export function checkContent(value: unknown): SettingsContent | readonly ContentFault[] {
  const result = buildShape().safeParse(value);
  if (result.success) return result.data;
  const issues = [...result.error.issues].sort((a, b) => rank(a) - rank(b));
  return issues.flatMap((issue) => {
    const key = issue.path.map(String);
    if (issue.code !== 'unrecognized_keys') return [{ key, message: issue.message }];
    return issue.keys.map((name) => ({ key: [...key, name], message: unknownKey(name, keysAt(key)) }));
  });
}

/** A mistyped key comes before what is missing for it. */
const rank = ({ code }: { readonly code: string }): number => (code === 'unrecognized_keys' ? 0 : 1);

/** The keys that may stand below a key. */
function keysAt(key: readonly string[]): readonly string[] {
  const [first, , third] = key;
  if (first === undefined) return ['development', 'projects'];
  const rest = first === 'development' ? key.slice(1) : key.slice(2);
  if (rest.length === 0) return first === 'development' ? ['db'] : projectKeys;
  if (rest.length === 2 && (first === 'development' || third === 'db')) return databaseKeys;
  return connectionKeys;
}

function unknownKey(name: string, known: readonly string[]): string {
  const { closest, distance } = lazy.levenshtein();
  const nearest = closest(name, known);
  const near = distance(name.toLowerCase(), nearest.toLowerCase()) <= Math.max(2, name.length / 3);
  return near ? `is unknown: did you mean ${nearest}?` : `is unknown; known here: ${known.join(', ')}`;
}
