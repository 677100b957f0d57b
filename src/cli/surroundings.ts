import type { Settings } from '../adapters/config/settings.js';
import { SchemactlError } from '../domain/error.js';
import type { Target } from '../domain/target/target.js';
import type { OpenOptions } from '../services/ports/engine.js';
import type { Ports } from '../services/ports/ports.js';
import type { ParsedFlags } from './flags.js';

/** What a command works with once its arguments and settings are read. */
export interface Surroundings {
  readonly ports: Ports;
  readonly settings: Settings;
  readonly flags: ParsedFlags;
  readonly args: Readonly<Record<string, string | undefined>>;
}

/** The database that the settings name. Throws USAGE where they name none. */
export function targetOf({ ports, settings }: Surroundings): Target {
  if (settings.url !== undefined && settings.url !== '') return ports.target(settings.url);
  throw new SchemactlError('USAGE', 'no database is named', {
    hint: `Give its URL with --url, in the variable ${settings.urlVariable}, or as "url" in schemactl.config.yaml.`,
  });
}

/** Whether `--dry-run` was given: then nothing is written. */
export function isDryRun(flags: ParsedFlags): boolean {
  return flags['dry-run'] === true;
}

/** How sessions are opened, from the settings. */
export function openOptions(settings: Settings): OpenOptions {
  return { migrationsTable: settings.migrationsTable, lockTimeoutMs: settings.lockTimeoutMs };
}
