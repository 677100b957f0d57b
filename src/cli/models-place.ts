import { statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { SchemactlError } from '../domain/error.js';
import type { PullPlace } from '../services/pull.js';
import type { Surroundings } from './surroundings.js';

const fallback = 'schema.ts';

/** Where models go: the path given, else where the settings or the usual places have them. Throws USAGE. */
export function placeOfModels({ flags, settings, ports }: Surroundings): PullPlace {
  const given = typeof flags['out'] === 'string' ? flags['out'] : undefined;
  const path = given ?? modelsOf(settings.models) ?? ports.models.discover(settings.root) ?? fallback;
  const whole = resolve(given === undefined ? settings.root : settings.cwd, path);
  const isFolder = statSync(whole, { throwIfNoEntry: false })?.isDirectory() ?? extname(path) === '';
  if (isFolder) return { path: whole, layout: 'folder', join };
  if (/\.[cm]?ts$/.test(path)) return { path: whole, layout: 'file', join };
  throw new SchemactlError('USAGE', `models are TypeScript: ${path} is no .ts file`, {
    hint: 'Name a file that ends in .ts, or a folder.',
  });
}

function modelsOf(models: readonly string[]): string | undefined {
  const [only] = models;
  if (models.length < 2 && !/[*?{}[\]!]/.test(only ?? '')) return only;
  throw new SchemactlError('USAGE', 'the settings name several places of models', {
    hint: 'Say where they are to be written with --out PATH.',
  });
}
