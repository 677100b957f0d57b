import { SchemactlError, isSchemactlError } from '../domain/error.js';
import type { Target } from '../domain/target/target.js';
import { pull } from '../services/pull.js';
import type { PullPlace, PullResult } from '../services/pull.js';
import { scopeOf, shadowOf } from './compare-input.js';
import { placeOfModels } from './models-place.js';
import { openOptions } from './surroundings.js';
import type { Surroundings } from './surroundings.js';

/**
 * Where models will be written when the revisions have run: asked before the first does. Throws USAGE, and DESTRUCTIVE
 * where a file there is not of an earlier pull.
 */
export async function placeToRebuild(surroundings: Surroundings): Promise<PullPlace> {
  const { ports, flags } = surroundings;
  const out = placeOfModels(surroundings);
  if (out.layout === 'folder' || flags['force'] === true) return out;
  if ((await ports.files.kind(out.path)) === undefined) return out;
  if (ports.models.isWritten(await ports.files.read(out.path))) return out;
  throw new SchemactlError('DESTRUCTIVE', `${out.path} was not written by pull`, {
    hint: 'Nothing was applied. --force writes over it, --out PATH writes elsewhere.',
    place: { file: out.path },
  });
}

/**
 * Writes models that say what the database holds now, over those of an earlier pull. Throws what pull does, and says that
 * the revisions are applied all the same.
 */
export async function rebuild(
  surroundings: Surroundings,
  target: Target,
  out: PullPlace,
): Promise<PullResult> {
  const { ports, settings, flags } = surroundings;
  try {
    return await pull(ports, {
      from: { kind: 'database', target },
      engine: target.engine,
      place: { explicit: shadowOf(surroundings), near: target },
      scope: scopeOf(settings),
      open: openOptions(settings),
      cwd: settings.root,
      out,
      force: flags['force'] === true,
      renew: true,
    });
  } catch (error) {
    if (!isSchemactlError(error)) throw error;
    const { message, place } = error;
    const hint =
      'The revisions are applied. Write the models with schemactl pull: --force writes over what is there, --out PATH elsewhere.';
    throw new SchemactlError(error.code, `the models were not written: ${message}`, { hint, place });
  }
}
