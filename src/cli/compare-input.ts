import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import type { CompareInput } from '../services/sources/compare.js';
import { parseSource } from '../services/sources/parse-source.js';
import type { SourceDefaults } from '../services/sources/parse-source.js';
import type { SourceSpec } from '../services/sources/source.js';
import type { ShadowPlace } from '../services/ports/engine.js';
import type { Scope } from '../services/ports/session.js';
import { databaseIfNamed, databaseNamed } from './database-named.js';
import { openOptions } from './surroundings.js';
import type { Surroundings } from './surroundings.js';
import { SchemactlError } from '../domain/error.js';
import type { Target } from '../domain/target/target.js';
import { dirsToRead } from './migrations-dirs.js';

/** What the settings say of models and migrations. */
export function sourceDefaults({ settings }: Surroundings): SourceDefaults {
  return {
    cwd: settings.root,
    models: settings.models,
    get migrations() {
      return dirsToRead(settings);
    },
    resolve: (path) => (isAbsolute(path) ? path : resolve(settings.cwd, path)),
  };
}

/** A source as the user typed it; `shop.prod` is a file if there is one of that name, else a database. */
export async function sourceOf(surroundings: Surroundings, text: string): Promise<SourceSpec> {
  const target = existsSync(resolve(surroundings.settings.cwd, text))
    ? undefined
    : databaseIfNamed(surroundings, text);
  if (target !== undefined) return { kind: 'database', target };
  return parseSource(text, surroundings.ports, sourceDefaults(surroundings));
}

/** What a comparison needs beside its two sources. */
export function compareInput(
  surroundings: Surroundings,
  sides: { readonly from: SourceSpec; readonly to: SourceSpec },
  mayUseServer: boolean,
): CompareInput {
  const { settings, flags } = surroundings;
  const named = typeof flags['engine'] === 'string' ? flags['engine'] : undefined;
  const own = ownTarget(surroundings, sides);
  return {
    ...sides,
    engine: named ?? own?.engine,
    near: named === undefined || named === own?.engine ? own : undefined,
    shadow: shadowOf(surroundings),
    mayUseServer,
    scope: scopeOf(settings),
    open: openOptions(settings),
    cwd: settings.root,
  };
}

/** Where no side is a database, the one that the settings name says which engine is meant, and may lend its server. */
function ownTarget(
  { settings, ports }: Surroundings,
  { from, to }: { readonly from: SourceSpec; readonly to: SourceSpec },
): Target | undefined {
  const isNamed = from.kind === 'database' || to.kind === 'database';
  return isNamed || settings.url === undefined ? undefined : ports.target(settings.url);
}

/** The part of a database that the settings name. */
export function scopeOf({ schemas, exclude }: Surroundings['settings']): Scope {
  const some = (names: readonly string[]): readonly string[] | undefined =>
    names.length > 0 ? names : undefined;
  return { schemas: some(schemas), exclude: some(exclude) };
}

/** The engine of one source: its own, the one that a flag names, or that of the settings' database. Throws USAGE. */
export function engineOfSource(surroundings: Surroundings, source: SourceSpec): string {
  const { flags, settings, ports } = surroundings;
  if (source.kind === 'database') return source.target.engine;
  if (typeof flags['engine'] === 'string') return flags['engine'];
  if (settings.url !== undefined) return ports.target(settings.url).engine;
  throw new SchemactlError('USAGE', 'nothing names an engine', {
    hint: 'Say which one is meant with --engine, or give a database URL.',
  });
}

/** Where a shadow for one source is made: where the settings say, else on the server of their database. */
export function placeOfSource(surroundings: Surroundings, source: SourceSpec): ShadowPlace {
  const { settings, ports } = surroundings;
  const target = source.kind === 'database' ? source.target : undefined;
  const own = settings.url === undefined ? undefined : ports.target(settings.url);
  const engine = engineOfSource(surroundings, source);
  return {
    explicit: shadowOf(surroundings),
    near: target ?? (own?.engine === engine ? own : undefined),
  };
}

/** The shadow that the settings name. */
export function shadowOf(surroundings: Surroundings): ShadowPlace['explicit'] {
  const { settings } = surroundings;
  if (settings.shadow === undefined) return undefined;
  const [, major] = /^pglite(?::(\d+))?$/.exec(settings.shadow) ?? [];
  if (major !== undefined) return { inProcess: true, major: Number(major) };
  return settings.shadow === 'pglite' ? { inProcess: true } : databaseNamed(surroundings, settings.shadow);
}

/** The arguments of a flag that may be given several times. */
export function texts(flags: Surroundings['flags'], name: string): readonly string[] {
  const value = flags[name];
  return Array.isArray(value) ? value.map(String) : [];
}
