import { SchemactlError, isSchemactlError } from '../domain/error.js';
import type { Target } from '../domain/target/target.js';
import { expectRenewable, pull } from '../services/pull.js';
import type { PullInput, PullPlace, PullResult } from '../services/pull.js';
import type { SourceSpec } from '../services/sources/source.js';
import { readyTarget } from './command.js';
import { scopeOf, shadowOf } from './compare-input.js';
import { placeOfModels } from './models-place.js';
import { openOptions } from './surroundings.js';
import type { Surroundings } from './surroundings.js';

/**
 * Where models will be written when the revisions have run: asked before the first does. Throws USAGE, and DESTRUCTIVE
 * where a file there is not what a pull would write of the database as it stands.
 */
export async function placeToRebuild(surroundings: Surroundings): Promise<PullPlace> {
  const { ports } = surroundings;
  const out = placeOfModels(surroundings);
  const target = await readyTarget(surroundings);
  const exists = await ports.engine(target.engine).databases.exists(target);
  const from: SourceSpec = exists ? { kind: 'database', target } : { kind: 'empty' };
  await expectRenewable(ports, { ...pullInput(surroundings, target, out), from });
  return out;
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
  try {
    return await pull(surroundings.ports, pullInput(surroundings, target, out));
  } catch (error) {
    if (!isSchemactlError(error)) throw error;
    const { message, place } = error;
    const hint =
      'The revisions are applied. Write the models with schemactl pull: --force writes over what is there, --out PATH elsewhere.';
    throw new SchemactlError(error.code, `the models were not written: ${message}`, { hint, place });
  }
}

function pullInput(
  surroundings: Surroundings,
  target: Target,
  out: PullPlace,
): PullInput & { readonly out: PullPlace } {
  const { settings, flags } = surroundings;
  return {
    from: { kind: 'database', target },
    engine: target.engine,
    place: { explicit: shadowOf(surroundings), near: target },
    scope: scopeOf(settings),
    open: openOptions(settings),
    cwd: settings.root,
    out,
    force: flags['force'] === true,
    renew: true,
  };
}
