import { SchemactlError } from '../domain/error.js';
import type { Surroundings } from './surroundings.js';

/** The engine that a flag names, or that of the settings' database. Throws USAGE where nothing names one. */
export function engineNamed({ flags, settings, ports }: Surroundings): string {
  if (typeof flags['engine'] === 'string') return flags['engine'];
  if (settings.url !== undefined && settings.url !== '') return ports.target(settings.url).engine;
  throw new SchemactlError('USAGE', 'nothing names an engine', {
    hint: 'Say which one is meant with --engine, or give a database URL.',
  });
}
